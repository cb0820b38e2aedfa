import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from '../../lib/http'
import type {
  Away,
  CloseReason,
  Figures,
  Item,
  ItemAnswer,
  ItemKind,
  Letter,
  QueuePage,
  QueueRow,
  QueueState,
  StaffReply,
  Template,
  Templates,
  Topic,
} from '../../lib/message-types'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import { withEntries } from './entries'

export interface QueueFilter {
  state: QueueState
  topic: Topic | ''
  kind: ItemKind | ''
}

/** The server knows no kinds in its filter, but all refills are about medicines. */
function topicOf({ kind, topic }: QueueFilter): Topic | '' {
  return kind === 'REFILL' || kind === 'STATEMENT' ? 'MEDICINE' : topic
}

export function ofKind(rows: QueueRow[], { kind }: QueueFilter): QueueRow[] {
  return kind === '' ? rows : rows.filter((row) => row.kind === kind)
}

export const QUEUE = '/api/queue'

export function itemPath(id: string, rest = ''): string {
  return `${QUEUE}/${encodeURIComponent(id)}${rest}`
}

export function queueQuery(board: string, filter: QueueFilter) {
  return infiniteQueryOptions({
    queryKey: [QUEUE, 'pages', board, filter],
    queryFn: ({ pageParam, signal }) =>
      call<QueuePage>(
        'GET',
        withQuery(QUEUE, { board, state: filter.state.toLowerCase(), topic: topicOf(filter), cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

export function itemQuery(id: string) {
  const path = itemPath(id)
  return queryOptions({
    queryKey: [path],
    queryFn: async ({ signal }): Promise<Item> => withEntries(await call<ItemAnswer>('GET', path, { signal })),
  })
}
export const templatesQuery = one<Templates>('/api/staff/templates')
export const awayQuery = one<Away>('/api/staff/away')
export const figuresQuery = one<Figures>('/api/queue/figures')

/** What moves an item. Each carries the version that was looked at, so that nobody acts on what has changed. */
export type Move =
  | { verb: 'claim' }
  | { verb: 'release' }
  | { verb: 'reopen' }
  | { verb: 'assign'; to: string | null; board: number | null; note: string | null }
  | { verb: 'escalate'; to: string; note: string }
  | { verb: 'snooze'; until: string }
  | { verb: 'close'; reason: CloseReason }

export interface Moved {
  row: QueueRow
}

export function move(row: QueueRow, { verb, ...facts }: Move) {
  return call<Moved>('POST', itemPath(row.id, `/${verb}`), { body: { version: row.version, ...facts } })
}

export function answer(id: string, reply: StaffReply) {
  return call<Moved>('POST', itemPath(id, '/replies'), { body: reply })
}

export function note(id: string, body: string) {
  return call<Moved>('POST', itemPath(id, '/notes'), { body: { body } })
}

export function stillHere(id: string) {
  return call<{ here: { name: string }[] }>('POST', itemPath(id, '/here'), { body: {}, background: true })
}

export type TemplateFacts = Pick<Template, 'name' | 'body' | 'shared'>

export function saveTemplate(id: string | null, facts: TemplateFacts) {
  return id === null
    ? call<unknown>('POST', '/api/staff/templates', { body: facts })
    : call<unknown>('PUT', `/api/staff/templates/${encodeURIComponent(id)}`, { body: facts })
}

export function dropTemplate(id: string) {
  return call<undefined>('DELETE', `/api/staff/templates/${encodeURIComponent(id)}`)
}

export function saveSignature(text: string) {
  return call<undefined>('PUT', '/api/staff/signature', { body: { text } })
}

export function saveAway(away: { until: string | null; coverId: string | null }) {
  return call<undefined>('PUT', '/api/staff/away', { body: away })
}

export function writeLetter(patient: string, letter: Letter) {
  return call<{ id: string }>('POST', patientPath(patient, '/letters'), { body: letter })
}
