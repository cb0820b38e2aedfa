import type { TextKey } from '../../lib/i18n'
import type { DeviceState } from './thisDevice'
import type { Channel, DeliveryState, NoticeKind, Stop, Why } from './types'

export const channelWording: Record<Channel, TextKey> = {
  EMAIL: 'notices.email',
  SMS: 'notices.sms',
  PUSH: 'notices.push',
}

export const deviceWording: Record<DeviceState, TextKey> = {
  UNSUPPORTED: 'notices.device.unsupported',
  HOME_SCREEN: 'notices.device.homeScreen',
  BLOCKED: 'notices.device.blocked',
  OFF: 'notices.device.isOff',
  ENDED: 'notices.device.ended',
  ON: 'notices.device.comesHere',
}

export const kindWording: Record<NoticeKind, TextKey> = {
  MESSAGE_ANSWERED: 'notices.kind.messageAnswered',
  MESSAGE_FROM_CLINIC: 'notices.kind.messageFromClinic',
  REFILL_CHANGED: 'notices.kind.refillChanged',
  ITEM_ASSIGNED: 'notices.kind.itemAssigned',
  ITEM_LATE: 'notices.kind.itemLate',
  TEST: 'notices.kind.test',
  CONVERSATION_CHANGED: 'notices.kind.conversationChanged',
  CONTACT_CHANGED: 'notices.kind.contactChanged',
}

export const stopWording: Record<Stop, TextKey> = {
  BOUNCED: 'notices.stopped.bounced',
  COMPLAINT: 'notices.stopped.complaint',
  ONE_CLICK: 'notices.stopped.oneClick',
}

export const stateWording: Record<DeliveryState, TextKey> = {
  DUE: 'notices.state.due',
  SENDING: 'notices.state.sending',
  SENT: 'notices.state.sent',
  NOT_SENT: 'notices.state.notSent',
  GIVEN_UP: 'notices.state.givenUp',
  BOUNCED: 'notices.state.bounced',
  RIDES: 'notices.state.rides',
  COMPLAINED: 'notices.state.complained',
}

export const whyWording: Record<Why, TextKey> = {
  ACCOUNT_OFF: 'notices.why.accountOff',
  ONLY_HERE: 'notices.why.onlyHere',
  STOPPED: 'notices.why.stopped',
  UNWANTED: 'notices.why.unwanted',
  NO_ADDRESS: 'notices.why.noAddress',
  NO_RELATION: 'notices.why.noRelation',
  NOT_CONFIGURED: 'notices.why.notConfigured',
  NO_SUCH_ADDRESS: 'notices.why.noSuchAddress',
  GIVEN_UP: 'notices.why.givenUp',
  TOO_LATE: 'notices.why.tooLate',
  COMPLAINED: 'notices.why.complained',
}
