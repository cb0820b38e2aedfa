import { HttpResponse, http } from 'msw'
import type {
  Ask,
  Draft,
  FileInfo,
  Folder,
  InboxRow,
  Message,
  ProxyView,
  Reply,
  Thread,
  Topic,
} from '../lib/message-types'
import { ago } from './words'
import { grace, lena, mei, nursePool, poolOf, tomas, topics } from './topics'

const done = () => new HttpResponse(null, { status: 204 })
const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ status, code, ...more }, { status, headers: { 'Content-Type': 'application/problem+json' } })

const rosa = { name: 'Rosa Delgado Ortiz', role: 'PATIENT' as const, you: true }

let next = 1
const newId = (kind: string) => `${kind}-${next++}`

function said(
  side: Message['side'],
  author: { name: string; role: Message['author']['role'] },
  more: Partial<Message>,
) {
  return {
    id: newId('ms'),
    seq: 1,
    side,
    author: { you: false, ...author },
    sentAt: ago(0),
    body: '',
    files: [],
    onBehalfOf: null,
    readAt: null,
    ...more,
  }
}

const inesProxy = (): ProxyView[] => [{ accountId: 'ac-child', name: 'Lucía Ortiz', hidden: false }]

function threadsAtStart(): (Thread & { unread: number })[] {
  const base = {
    closedAt: null,
    oneWay: false,
    mayReply: true,
    away: false,
    pool: nursePool.pool,
    clinician: null,
    clinicianHere: true,
    handledBy: null,
    unread: 0,
  }
  return [
    {
      ...base,
      id: 'th-1',
      topic: 'RESULT',
      subject: 'Is 6.1 something to worry about before Thursday?',
      state: 'ANSWERED',
      startedAt: ago(1, '13:47'),
      handledBy: grace,
      unread: 1,
      events: [],
      proxies: inesProxy(),
      onlyPatient: false,
      messages: [
        said('PATIENT', rosa, {
          sentAt: ago(1, '13:47'),
          readAt: ago(1, '14:02'),
          body: 'I saw the blood sugar result this morning. It says a little above usual.\n\nShould I change anything before my visit on Thursday, or is it fine to wait?',
          files: [{ id: 'fi-1', name: 'my diary of October.pdf', type: 'PDF', bytes: 184_320 }],
        }),
        said('STAFF', grace, {
          seq: 2,
          sentAt: ago(0, '14:20'),
          body: 'Good morning Rosa,\n\nit is fine to wait until Thursday. Your value is lower than last time, which is good news. Please bring your diary.\n\nGrace Mbeki, nurse',
        }),
      ],
    },
    {
      ...base,
      id: 'th-2',
      topic: 'MEDICINE',
      subject: 'Dizzy since the new tablets',
      state: 'WORKED_ON',
      startedAt: ago(2, '16:05'),
      handledBy: grace,
      clinician: lena,
      events: [],
      proxies: inesProxy(),
      onlyPatient: false,
      messages: [
        said('PATIENT', rosa, {
          sentAt: ago(2, '16:05'),
          readAt: ago(2, '17:31'),
          body: 'Since I take the new tablets I feel a little dizzy when I stand up. Is that usual?',
        }),
      ],
    },
    {
      ...base,
      id: 'th-3',
      topic: 'TECHNICAL',
      subject: 'The clinic closes at noon on Wednesday',
      state: 'ANSWERED',
      startedAt: ago(6),
      oneWay: true,
      mayReply: false,
      pool: 'Front desk',
      events: [],
      proxies: inesProxy(),
      onlyPatient: false,
      messages: [
        said('STAFF', tomas, {
          sentAt: ago(6),
          readAt: ago(5),
          body: 'On Wednesday the clinic closes at noon, because the staff is in training.',
        }),
      ],
    },
    {
      ...base,
      id: 'th-4',
      topic: 'BILL',
      subject: 'A bill that my insurance has paid',
      state: 'CLOSED',
      startedAt: ago(80),
      closedAt: ago(74),
      mayReply: false,
      pool: 'Billing office',
      handledBy: mei,
      events: [],
      proxies: inesProxy(),
      onlyPatient: false,
      messages: [
        said('PATIENT', rosa, { sentAt: ago(80), readAt: ago(79), body: 'My insurance says that this bill is paid.' }),
        said('STAFF', mei, {
          seq: 2,
          onBehalfOf: tomas,
          sentAt: ago(74),
          readAt: ago(73),
          body: 'You are right. It is settled now.',
        }),
      ],
    },
  ]
}

let threads = threadsAtStart()
const drafts = new Map<string, Draft>()
const files = new Map<string, FileInfo>()
const sent = new Map<string, string>()

/** For tests: as on the first day. */
export function resetMessages() {
  threads = threadsAtStart()
  drafts.clear()
  files.clear()
  sent.clear()
}

export function draftAtServer(key: string): Draft | undefined {
  return drafts.get(key)
}

const rowOf = (thread: Thread & { unread: number }): InboxRow => {
  const last = thread.messages.at(-1)
  return {
    id: thread.id,
    topic: thread.topic,
    subject: thread.subject,
    state: thread.state,
    lastAt: last?.sentAt ?? thread.startedAt,
    lastSide: last?.side ?? 'PATIENT',
    unread: thread.unread,
    messages: thread.messages.length,
    files: thread.messages.reduce((sum, message) => sum + message.files.length, 0),
    hidden: thread.proxies.some((proxy) => proxy.hidden),
    oneWay: thread.oneWay,
  }
}

const folderOf = (thread: Thread): Folder => (thread.away ? 'away' : thread.state === 'CLOSED' ? 'closed' : 'current')
export const knownFiles = (ids: string[]) => ids.flatMap((id) => files.get(id) ?? [])
const find = (id: unknown) => threads.find((thread) => thread.id === id)

interface DraftBody {
  topic: Topic | null
  siteId: string | null
  clinicianId: string | null
  subject: string
  body: string
  files: string[]
  hideFrom: string[]
}

function typeOf(name: string): FileInfo['type'] | null {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return ({ jpg: 'JPEG', jpeg: 'JPEG', png: 'PNG', pdf: 'PDF', txt: 'TEXT' } as const)[ending] ?? null
}

export async function receive(request: Request) {
  const name = decodeURIComponent(request.headers.get('X-File-Name') ?? '')
  const bytes = (await request.arrayBuffer()).byteLength
  const type = typeOf(name)
  if (bytes === 0) return problem(422, 'file.EMPTY')
  if (!type) return problem(422, 'file.TYPE')
  const info = { id: newId('fi'), name, type, bytes }
  files.set(info.id, info)
  return HttpResponse.json(info, { status: 201 })
}

export const bytesOfFile = () =>
  new HttpResponse('made up', { headers: { 'Content-Type': 'application/octet-stream', 'X-Keepwell-Build': 'mock' } })

const BASE = '*/api/patients/:patient/messages'

const draftHandlers = ['/draft', '/:id/draft'].flatMap((rest) => [
  http.get(BASE + rest, ({ params }) => HttpResponse.json({ draft: drafts.get(String(params.id ?? 'new')) ?? null })),
  http.put<{ id: string }, DraftBody>(BASE + rest, async ({ request, params }) => {
    const draft = await request.json()
    drafts.set(params.id ?? 'new', { ...draft, files: knownFiles(draft.files), savedAt: new Date().toISOString() })
    return done()
  }),
  http.delete(BASE + rest, ({ params }) => {
    drafts.delete(String(params.id ?? 'new'))
    return done()
  }),
])

export const messageHandlers = [
  http.get(`${BASE}/topics`, ({ params }) =>
    HttpResponse.json({ topics, usualSiteId: 'si-north', proxies: params.patient === 'pt-rosa' ? inesProxy() : [] }),
  ),
  ...draftHandlers,
  http.post(`${BASE}/files`, ({ request }) => receive(request)),
  http.get(`${BASE}/files/:file`, bytesOfFile),
  http.delete(`${BASE}/files/:file`, ({ params }) => {
    files.delete(String(params.file))
    return done()
  }),
  http.post<never, { words: string }>(`${BASE}/search`, async ({ request }) => {
    const words = (await request.json()).words.toLowerCase()
    const items = threads.flatMap((thread) =>
      thread.messages
        .filter((message) => `${thread.subject} ${message.body}`.toLowerCase().includes(words))
        .map((message) => ({
          threadId: thread.id,
          subject: thread.subject,
          topic: thread.topic,
          at: message.sentAt,
          side: message.side,
          excerpt: message.body.slice(0, 120),
        })),
    )
    return HttpResponse.json({ items, complete: true })
  }),
  http.get(BASE, ({ request, params }) => {
    const folder = new URL(request.url).searchParams.get('folder') ?? 'current'
    const mine = params.patient === 'pt-rosa' ? threads : []
    return HttpResponse.json({
      items: mine
        .filter((thread) => folderOf(thread) === folder)
        .map(rowOf)
        .sort((one, other) => other.lastAt.localeCompare(one.lastAt)),
      next: null,
      unread: mine.reduce((sum, thread) => sum + thread.unread, 0),
    })
  }),
  http.post<never, Ask>(BASE, async ({ request }) => {
    const ask = await request.json()
    if (ask.body.trim() === '') return problem(422, 'message.EMPTY', { field: 'body' })
    const before = sent.get(ask.sendKey)
    if (before) return HttpResponse.json({ id: before }, { status: 201 })
    const id = newId('th')
    sent.set(ask.sendKey, id)
    threads.unshift({
      id,
      topic: ask.topic,
      subject: ask.subject,
      state: 'RECEIVED',
      startedAt: new Date().toISOString(),
      closedAt: null,
      oneWay: false,
      mayReply: true,
      away: false,
      pool: poolOf(ask),
      clinician: null,
      clinicianHere: true,
      handledBy: null,
      unread: 0,
      events: [],
      proxies: inesProxy().map((proxy) => ({ ...proxy, hidden: ask.hideFrom.includes(proxy.accountId) })),
      onlyPatient: false,
      messages: [
        said('PATIENT', rosa, { sentAt: new Date().toISOString(), body: ask.body, files: knownFiles(ask.files) }),
      ],
    })
    return HttpResponse.json({ id }, { status: 201 })
  }),
  http.get(`${BASE}/:id`, ({ params }) => {
    const thread = find(params.id)
    if (!thread) return problem(404, 'not.FOUND')
    const { unread, ...shown } = thread
    if (unread > 0) thread.unread = 0
    return HttpResponse.json(shown)
  }),
  http.post<{ id: string }, Reply>(`${BASE}/:id/replies`, async ({ request, params }) => {
    const reply = await request.json()
    const thread = find(params.id)
    if (!thread) return problem(404, 'not.FOUND')
    if (reply.body.trim() === '') return problem(422, 'message.EMPTY', { field: 'body' })
    const before = sent.get(reply.sendKey)
    if (before) return HttpResponse.json({ id: before, reopened: false }, { status: 201 })
    const message = said('PATIENT', rosa, {
      seq: thread.messages.length + 1,
      sentAt: new Date().toISOString(),
      body: reply.body,
      files: knownFiles(reply.files),
    })
    sent.set(reply.sendKey, message.id)
    thread.messages.push(message)
    thread.state = 'RECEIVED'
    return HttpResponse.json({ id: message.id, reopened: false }, { status: 201 })
  }),
  http.put<{ id: string }, { away: boolean }>(`${BASE}/:id/away`, async ({ request, params }) => {
    const thread = find(params.id)
    if (thread) thread.away = (await request.json()).away
    return done()
  }),
  http.put<{ id: string }, { from: string[] }>(`${BASE}/:id/hidden`, async ({ request, params }) => {
    const { from } = await request.json()
    const thread = find(params.id)
    if (thread) thread.proxies = thread.proxies.map((one) => ({ ...one, hidden: from.includes(one.accountId) }))
    return done()
  }),
]
