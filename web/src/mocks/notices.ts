import { HttpResponse, http } from 'msw'
import { nameOf } from '../features/notifications/thisDevice'
import type { NoticeRow, OutboxView, PushBrowser, SettingsView, Wanted } from '../features/notifications/types'
import { ago } from './words'

const usual: SettingsView = {
  channels: [
    { channel: 'EMAIL', address: 'rosa@clinic.example', given: false, waiting: null, stopped: null },
    { channel: 'SMS', address: null, given: false, waiting: null, stopped: null },
    { channel: 'PUSH', address: null, given: false, waiting: null, stopped: null },
  ],
  kinds: ['MESSAGE_ANSWERED', 'MESSAGE_FROM_CLINIC', 'REFILL_CHANGED', 'CONVERSATION_CHANGED'],
  unwanted: [],
  onlyHere: false,
  quietFrom: null,
  quietTo: null,
  digestHour: null,
  zone: 'America/New_York',
  push: {
    key: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    devices: [],
  },
}
let settings = usual

const last: NoticeRow[] = [
  {
    id: 'no-1',
    kind: 'MESSAGE_ANSWERED',
    channel: 'EMAIL',
    state: 'SENT',
    why: null,
    toldAt: ago(1),
    doneAt: ago(1),
    nextAt: ago(1),
  },
  {
    id: 'no-2',
    kind: 'MESSAGE_FROM_CLINIC',
    channel: 'SMS',
    state: 'NOT_SENT',
    why: 'NO_ADDRESS',
    toldAt: ago(2),
    doneAt: ago(2),
    nextAt: ago(2),
  },
]

const outbox: OutboxView = {
  channels: ['EMAIL', 'SMS', 'PUSH'],
  counts: [
    { channel: 'EMAIL', state: 'SENT', deliveries: 41 },
    { channel: 'EMAIL', state: 'BOUNCED', deliveries: 1 },
  ],
  overdueSince: null,
  troubles: [
    {
      id: 'de-1',
      channel: 'EMAIL',
      code: false,
      state: 'BOUNCED',
      why: 'NO_SUCH_ADDRESS',
      tries: 1,
      madeAt: ago(2),
      nextAt: ago(2),
    },
  ],
  captured: [
    {
      id: 'de-2',
      at: ago(1),
      channel: 'EMAIL',
      address: 'rosa@clinic.example',
      subject: 'You have something new at Marrow Creek Clinic',
      body: 'There is an answer for you at Marrow Creek Clinic.\n\nSign in to see it:\nhttps://localhost:8443/go/no-1\n',
      stopLink: null,
    },
  ],
}

function keepDevices(devices: string[]) {
  settings = { ...settings, push: settings.push && { ...settings.push, devices } }
  return settings.push
}

export const noticeHandlers = [
  http.get('*/api/notices', () => HttpResponse.json({ items: last })),
  http.get('*/api/notices/settings', () => HttpResponse.json(settings)),
  http.put<never, Wanted>('*/api/notices/settings', async ({ request }) => {
    settings = { ...settings, ...(await request.json()) }
    return HttpResponse.json(settings)
  }),
  http.post('*/api/notices/test', () => new HttpResponse(null, { status: 204 })),
  http.post<never, { channel: 'EMAIL' | 'SMS'; address: string }>('*/api/notices/contacts', async ({ request }) => {
    const { channel, address } = await request.json()
    settings = {
      ...settings,
      channels: settings.channels.map((one) => (one.channel === channel ? { ...one, waiting: address } : one)),
    }
    return HttpResponse.json(settings)
  }),
  http.post<never, { channel: 'EMAIL' | 'SMS' }>('*/api/notices/contacts/confirm', async ({ request }) => {
    const { channel } = await request.json()
    settings = {
      ...settings,
      channels: settings.channels.map((one) =>
        one.channel === channel && one.waiting ? { ...one, address: one.waiting, given: true, waiting: null } : one,
      ),
    }
    return HttpResponse.json(settings)
  }),
  http.post('*/api/notices/contacts/forget', () => HttpResponse.json((settings = usual))),
  http.post('*/api/notices/contacts/start', () => HttpResponse.json((settings = usual))),
  http.post<never, PushBrowser>('*/api/notices/devices', async ({ request }) => {
    const { endpoint } = await request.json()
    return HttpResponse.json(keepDevices([...(settings.push?.devices ?? []), await nameOf(endpoint)]))
  }),
  http.post<never, { device: string }>('*/api/notices/devices/forget', async ({ request }) => {
    const { device } = await request.json()
    return HttpResponse.json(keepDevices((settings.push?.devices ?? []).filter((one) => one !== device)))
  }),
  http.post('*/api/notices/devices/forget-all', () => HttpResponse.json(keepDevices([]))),
  http.get('*/api/notices/:id', () => HttpResponse.json({ to: 'settings', patient: null, id: null })),
  http.post('*/api/stop', () => new HttpResponse(null, { status: 204 })),
  http.get('*/api/outbox', () => HttpResponse.json(outbox)),
]
