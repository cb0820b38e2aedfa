export type Channel = 'EMAIL' | 'SMS' | 'PUSH'
export type NoticeKind =
  | 'MESSAGE_ANSWERED'
  | 'MESSAGE_FROM_CLINIC'
  | 'REFILL_CHANGED'
  | 'ITEM_ASSIGNED'
  | 'ITEM_LATE'
  | 'TEST'
  | 'CONVERSATION_CHANGED'
  | 'CONTACT_CHANGED'
export type Stop = 'BOUNCED' | 'COMPLAINT' | 'ONE_CLICK'
export type DeliveryState = 'DUE' | 'SENDING' | 'SENT' | 'NOT_SENT' | 'GIVEN_UP' | 'BOUNCED' | 'RIDES' | 'COMPLAINED'
export type Why =
  | 'ACCOUNT_OFF'
  | 'ONLY_HERE'
  | 'STOPPED'
  | 'UNWANTED'
  | 'NO_ADDRESS'
  | 'NO_RELATION'
  | 'NOT_CONFIGURED'
  | 'NO_SUCH_ADDRESS'
  | 'GIVEN_UP'
  | 'TOO_LATE'
  | 'COMPLAINED'

/** `given`: typed and proven here; else the address is the sign-in's, or there is none. */
export interface ChannelView {
  channel: Channel
  address: string | null
  given: boolean
  waiting: string | null
  stopped: Stop | null
}
export interface Way {
  kind: NoticeKind
  channel: Channel
}
/** Minutes of the day are those of the zone. */
export interface SettingsView {
  channels: ChannelView[]
  kinds: NoticeKind[]
  unwanted: Way[]
  onlyHere: boolean
  quietFrom: number | null
  quietTo: number | null
  digestHour: number | null
  zone: string
  /** null where the clinic does not have that way */
  push: PushView | null
}
/** `devices`: their names, SHA-256 of the endpoint in base64url; a browser can make its own. */
export interface PushView {
  key: string
  devices: string[]
}
export interface PushBrowser {
  endpoint: string
  p256dh: string
  auth: string
}
export type Wanted = Pick<SettingsView, 'unwanted' | 'onlyHere' | 'quietFrom' | 'quietTo' | 'digestHour'>

export interface NoticeRow {
  id: string
  kind: NoticeKind
  channel: Channel
  state: DeliveryState
  why: Why | null
  toldAt: string
  doneAt: string | null
  nextAt: string
}
export interface NoticeTarget {
  to: 'thread' | 'refills' | 'queue' | 'settings'
  patient: string | null
  id: string | null
}
export interface OutboxView {
  channels: Channel[]
  counts: { channel: Channel; state: DeliveryState; deliveries: number }[]
  overdueSince: string | null
  troubles: {
    id: string
    channel: Channel
    code: boolean
    state: DeliveryState
    why: Why | null
    tries: number
    madeAt: string
    nextAt: string
  }[]
  /** null in a real clinic: there messages leave, and nobody here reads them */
  captured:
    | {
        id: string
        at: string
        channel: Channel
        address: string
        subject: string
        body: string
        stopLink: string | null
      }[]
    | null
}
