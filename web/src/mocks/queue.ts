import { HttpResponse, http } from 'msw'
import type { Figures } from '../lib/figure-types'
import type {
  Boards,
  Item,
  ItemAnswer,
  MessageItem,
  QueueRow,
  StaffDraft,
  StaffEntry,
  StaffMessage,
  StaffReply,
  Step,
  Topic,
  Waiting,
} from '../lib/message-types'
import { bytesOfFile, knownFiles, receive } from './messages'
import { pharmacyCallHandlers } from './pharmacyCalls'
import { refillItem, refillItems, refillQueueHandlers } from './refillQueue'
import { templateHandlers } from './templates'
import { ago } from './words'

const done = () => new HttpResponse(null, { status: 204 })
const problem = (status: number, code: string) =>
  HttpResponse.json({ status, code }, { status, headers: { 'Content-Type': 'application/problem+json' } })
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

const nurses = { id: 1, name: 'Medical questions' }
const desk = { id: 2, name: 'Front desk' }
const me = { name: 'Ida Brandt', role: 'NURSE' as const, you: true }
const patient = (name: string) => ({ name, role: 'PATIENT' as const, you: false })

interface Made {
  topic: Topic
  title: string
  body: string
  name: string
  born: number
  due: number
  more?: Partial<QueueRow>
  entries?: StaffEntry[]
}

let next = 1
const newId = (kind: string) => `${kind}-${next++}`

function message(side: 'PATIENT' | 'STAFF', author: StaffMessage['author'], body: string, at: string): StaffMessage {
  return {
    entry: 'MESSAGE',
    id: newId('qm'),
    seq: 1,
    side,
    author,
    onBehalfOf: null,
    sentAt: at,
    body,
    files: [],
    readBy: [],
  }
}

function item(made: Made, index: number): MessageItem {
  const row: QueueRow = {
    id: `q-${index + 1}`,
    kind: 'MESSAGE',
    topic: made.topic,
    title: made.title,
    patient: { name: made.name, birthYear: made.born },
    board: nurses,
    meantFor: null,
    assignee: null,
    state: 'OPEN',
    waitingSince: soon(made.due - 480),
    dueAt: soon(made.due),
    snoozedUntil: null,
    flagged: false,
    escalated: false,
    answered: false,
    version: 1,
    ...made.more,
  }
  const first = message('PATIENT', patient(made.name), made.body, soon(made.due - 480))
  first.readBy = [
    { name: 'Ida Brandt', at: ago(0) },
    { name: 'Grace Mbeki', at: ago(0) },
  ]
  const entries = [first, ...(made.entries ?? [])]
  return {
    row,
    patientId: made.name.startsWith('Rosa') ? 'pt-rosa' : 'pt-long',
    thread: {
      id: `th-q${index}`,
      topic: made.topic,
      subject: made.title,
      state: 'RECEIVED',
      startedAt: first.sentAt,
      closedAt: null,
      oneWay: false,
      clinician: null,
      lastSeq: entries.filter((entry) => entry.entry === 'MESSAGE').length,
      waiting: [],
      colleagues: [
        { id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN' },
        { id: 'cl-4', name: 'Grace Mbeki', role: 'NURSE' },
      ],
    },
    refill: null,
    task: null,
    statements: null,
    entries,
    boards: [nurses, desk],
    context: {
      name: made.name,
      birthYear: made.born,
      because: index === 1 ? 'CARE_TEAM' : 'POOL',
      mayOpenChart: index === 1,
      allergies: ['Penicillin: rash'],
      medicines: ['Metformin 500 mg twice a day'],
      lastVisitOn: '2026-08-14',
    },
    here: index === 1 ? [{ name: 'Grace Mbeki' }] : [],
    people: [
      { id: 'cl-2', name: 'Ida Brandt', role: 'NURSE', away: false },
      { id: 'cl-4', name: 'Grace Mbeki', role: 'NURSE', away: false },
      { id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN', away: false },
      { id: 'cl-3', name: 'Dr. Amara Nwosu', role: 'PHYSICIAN', away: true },
    ],
  }
}

const mine = { id: 'cl-2', name: 'Ida Brandt', you: true }

const itemsAtStart = (): MessageItem[] =>
  [
    {
      topic: 'MEDICINE',
      title: 'Dizzy since the new tablets, should I stop?',
      body: 'I have been dizzy since Monday. Should I stop the new tablets?',
      name: 'Tobias Lindqvist',
      born: 1957,
      due: -125,
      more: { flagged: true },
    },
    {
      topic: 'RESULT',
      title: 'Is 6.1 something to worry about before Thursday?',
      body: 'I saw the blood sugar result this morning. It says a little above usual. Should I change anything before my visit on Thursday, or is it fine to wait?',
      name: 'Rosa Delgado Ortiz',
      born: 1968,
      due: 40,
      more: { assignee: mine },
      entries: [
        { entry: 'EVENT', id: 'ev-1', author: me, sentAt: ago(0, '12:05'), what: 'CLAIMED', to: null },
        {
          entry: 'NOTE',
          id: 'no-1',
          author: { name: 'Dr. Lena Abara', role: 'PHYSICIAN', you: false },
          sentAt: ago(0, '12:02'),
          body: 'Down from 6.4. Seen by me, want to discuss in person. Fine to reassure.',
        },
      ],
    },
    {
      topic: 'MEDICAL',
      title: 'Rash on my arm, photo attached',
      body: 'Since yesterday there is a rash on my left arm. It itches a little.',
      name: 'Maximiliana Featherstonehaugh-Oyelaran Papadimitriou',
      born: 1931,
      due: 190,
      more: { escalated: true, assignee: mine },
    },
    {
      topic: 'REFERRAL',
      title: 'Which clinic takes my insurance?',
      body: 'You sent me to an eye clinic. Which one takes my insurance?',
      name: 'Farid Haddad',
      born: 1990,
      due: 1500,
    },
  ].map((made, index) => item(made as Made, index))

let items = itemsAtStart()
let drafts = new Map<string, StaffDraft>()
let sent = new Set<string>()
let away: { until: string | null; coverId: string | null } = { until: null, coverId: null }

/** For tests: as on the first day. */
export function resetQueue() {
  items = itemsAtStart()
  drafts = new Map()
  sent = new Set()
  away = { until: null, coverId: null }
}

/** As the server sends it: messages and steps apart. */
function asSent({ thread, entries, ...item }: Item): ItemAnswer {
  const messages = entries.flatMap((entry) => {
    if (entry.entry !== 'MESSAGE') return []
    const { id, seq, side, author, onBehalfOf, sentAt, body, files, readBy } = entry
    return [{ id, seq, side, author, onBehalfOf, sentAt, body, files, readBy }]
  })
  const steps = entries.flatMap((entry): Step[] => {
    if (entry.entry === 'MESSAGE' || !entry.author) return []
    const { id, author, sentAt: at } = entry
    return [
      entry.entry === 'NOTE'
        ? { id, author, at, what: 'NOTED', to: null, until: null, note: entry.body }
        : { id, author, at, what: entry.what, to: entry.to, until: null, note: null },
    ]
  })
  return { ...item, thread: thread && { ...thread, messages }, steps }
}

const colleague = (one: MessageItem, id: string | null) =>
  one.thread.colleagues.find((candidate) => candidate.id === id)?.name ?? null

export const queueItem = (id: string) => items.find((candidate) => candidate.row.id === id)

export const answerDraft = (id: string) => drafts.get(id)

type DraftBody = Omit<StaffDraft, 'files' | 'savedAt'> & { files: string[] }

function waitingFrom(one: MessageItem, sendAt: string, answer: StaffReply): Waiting {
  const { body, close, behalfOf, files } = answer
  const written = { id: newId('la'), author: me, behalfOf, onBehalfOf: colleague(one, behalfOf), sendAt }
  const content = { topic: one.thread.topic, subject: '', body, files: files.length, attached: knownFiles(files) }
  return { ...written, ...content, close, oneWay: false, heldBecause: null }
}

/** Of either kind. */
const anyItem = (id: string): Item | undefined => queueItem(id) ?? refillItem(id)
const allRows = () => [...items, ...refillItems()].map((one) => one.row)

const late = (row: QueueRow) => row.state === 'OPEN' && Date.parse(row.dueAt) < Date.now()
const count = (rows: QueueRow[]) => ({
  open: rows.filter((row) => row.state === 'OPEN').length,
  late: rows.filter(late).length,
})

const boards = (): Boards => {
  const rows = allRows()
  return {
    mine: count(rows.filter((row) => row.assignee?.you)),
    boards: [
      { ...nurses, topics: ['MEDICAL', 'RESULT', 'MEDICINE'], count: count(rows.filter((row) => row.board.id === 1)) },
      { ...desk, topics: ['APPOINTMENT', 'REFERRAL'], count: count(rows.filter((row) => row.board.id === 2)) },
    ],
    me: { awayUntil: away.until },
  }
}

type Change = Partial<Record<'to' | 'note' | 'until' | 'reason', string>> & { version: number; board?: number | null }

function changed(one: Pick<Item, 'people'>, verb: string, body: Change): Partial<QueueRow> {
  const person = one.people.find((candidate) => candidate.id === body.to)
  const to = person ? { id: person.id, name: person.name, you: person.name === me.name } : null
  switch (verb) {
    case 'claim':
      return { assignee: mine }
    case 'release':
      return { assignee: null }
    case 'assign':
      return to ? { assignee: to } : { assignee: null, board: body.board === 2 ? desk : nurses }
    case 'escalate':
      return { assignee: to, escalated: true }
    case 'snooze':
      return { state: 'SNOOZED', snoozedUntil: body.until ?? null }
    case 'close':
      return { state: 'DONE' }
    default:
      return { state: 'OPEN', snoozedUntil: null }
  }
}

function bump(one: Item, change: Partial<QueueRow>) {
  one.row = { ...one.row, ...change, version: one.row.version + 1 }
  return HttpResponse.json({ row: one.row })
}

const figures: Figures = {
  days: 30,
  boards: [
    {
      ...nurses,
      came: 212,
      answered: 203,
      halfWithinMinutes: 168,
      mostWithinMinutes: 1410,
      openNow: 14,
      lateNow: 1,
    },
    { ...desk, came: 9, answered: 8, halfWithinMinutes: null, mostWithinMinutes: null, openNow: 1, lateNow: 0 },
  ],
}

export const queueHandlers = [
  ...pharmacyCallHandlers,
  ...refillQueueHandlers,
  http.get('*/api/queue/boards', () => HttpResponse.json(boards())),
  http.get('*/api/queue/figures', () => HttpResponse.json(figures)),
  http.get('*/api/queue', ({ request }) => {
    const search = new URL(request.url).searchParams
    const [board, state] = [search.get('board') ?? 'mine', search.get('state') ?? 'open']
    const [topic, kind] = [search.get('topic') ?? '', search.get('kind') ?? '']
    const rows = allRows()
      .filter((row) => (board === 'mine' ? row.assignee?.you : row.board.id === Number(board)))
      .filter((row) => row.state.toLowerCase() === state && (topic === '' || row.topic === topic))
      .filter((row) => kind === '' || row.kind === kind)
    return HttpResponse.json({ items: rows, next: null })
  }),
  http.get('*/api/queue/:id', ({ params }) => {
    const one = anyItem(String(params.id))
    return one ? HttpResponse.json(asSent(one)) : problem(404, 'not.FOUND')
  }),
  http.get('*/api/queue/:id/draft', ({ params }) =>
    HttpResponse.json({ draft: drafts.get(String(params.id)) ?? null }),
  ),
  http.put<{ id: string }, DraftBody>('*/api/queue/:id/draft', async ({ request, params }) => {
    const draft = await request.json()
    drafts.set(params.id, { ...draft, files: knownFiles(draft.files), savedAt: new Date().toISOString() })
    return done()
  }),
  http.delete('*/api/queue/:id/draft', ({ params }) => {
    drafts.delete(String(params.id))
    return done()
  }),
  http.post('*/api/queue/:id/here', ({ params }) =>
    HttpResponse.json({ here: anyItem(String(params.id))?.here ?? [] }),
  ),
  http.post('*/api/queue/:id/files', ({ request }) => receive(request)),
  http.get('*/api/queue/:id/files/:file', bytesOfFile),
  http.delete('*/api/queue/:id/files/:file', done),
  http.post<{ id: string }, { body: string }>('*/api/queue/:id/notes', async ({ request, params }) => {
    const one = anyItem(params.id)
    if (!one) return problem(404, 'not.FOUND')
    const { body } = await request.json()
    one.entries.push({ entry: 'NOTE', id: newId('no'), author: me, sentAt: new Date().toISOString(), body })
    return bump(one, {})
  }),
  http.post<{ id: string }, StaffReply>('*/api/queue/:id/replies', async ({ request, params }) => {
    const one = queueItem(params.id)
    if (!one) return problem(404, 'not.FOUND')
    const reply = await request.json()
    if (reply.seenSeq < one.thread.lastSeq) return problem(409, 'queue.ANSWERED_MEANWHILE')
    if (sent.has(reply.sendKey)) return HttpResponse.json({ row: one.row }, { status: 201 })
    sent.add(reply.sendKey)
    one.thread.lastSeq += 1
    const answer = message('STAFF', me, reply.body, new Date().toISOString())
    one.entries.push({ ...answer, seq: one.thread.lastSeq, onBehalfOf: colleague(one, reply.behalfOf) })
    return bump(one, { answered: true, assignee: mine, ...(reply.close && { state: 'DONE' as const }) })
  }),
  http.post<{ id: string }, { sendAt: string; answer: StaffReply }>(
    '*/api/queue/:id/later',
    async ({ request, params }) => {
      const one = queueItem(params.id)
      if (!one) return problem(404, 'not.FOUND')
      const { sendAt, answer } = await request.json()
      one.thread.waiting = [...one.thread.waiting, waitingFrom(one, sendAt, answer)]
      return HttpResponse.json({ row: one.row }, { status: 201 })
    },
  ),
  http.put<{ id: string; later: string }, { sendAt: string; answer: StaffReply }>(
    '*/api/queue/:id/later/:later',
    async ({ request, params }) => {
      const one = queueItem(params.id)
      const others = one?.thread.waiting.filter((waits) => waits.id !== params.later)
      if (!one || others?.length === one.thread.waiting.length) return problem(404, 'not.FOUND')
      const { sendAt, answer } = await request.json()
      one.thread.waiting = [...(others ?? []), waitingFrom(one, sendAt, answer)]
      return HttpResponse.json({ row: one.row })
    },
  ),
  http.delete('*/api/queue/:id/later/:later', ({ params }) => {
    const one = queueItem(String(params.id))
    if (!one) return problem(404, 'not.FOUND')
    one.thread.waiting = one.thread.waiting.filter((waits) => waits.id !== params.later)
    return HttpResponse.json({ row: one.row })
  }),
  http.post<{ id: string; verb: string }, Change>('*/api/queue/:id/:verb', async ({ request, params }) => {
    const one = anyItem(params.id)
    if (!one) return problem(404, 'not.FOUND')
    const body = await request.json()
    if (body.version !== one.row.version) return problem(409, 'queue.CHANGED')
    return bump(one, changed(one, params.verb, body))
  }),
  ...templateHandlers,
  http.get('*/api/staff/away', () =>
    HttpResponse.json({ ...away, people: [{ id: 'cl-4', name: 'Grace Mbeki', role: 'NURSE' }] }),
  ),
  http.put<never, typeof away>('*/api/staff/away', async ({ request }) => {
    away = await request.json()
    return done()
  }),
]
