import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from '../../lib/http'
import type { Figures } from '../../lib/figure-types'
import type { Letter } from '../../lib/letter-types'
import type {
  Away,
  CloseReason,
  Item,
  ItemAnswer,
  ItemKind,
  QueuePage,
  QueueRow,
  QueueState,
  StaffReply,
  Template,
  Templates,
  Topic,
  Waiting,
} from '../../lib/message-types'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import { fetchToRead } from '../../lib/reading'
import { withEntries } from './entries'

export interface QueueFilter {
  state: QueueState
  topic: Topic | ''
  kind: ItemKind | ''
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
        withQuery(QUEUE, {
          board,
          state: filter.state.toLowerCase(),
          topic: filter.topic,
          kind: filter.kind,
          cursor: pageParam,
        }),
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
    queryFn: async ({ signal }): Promise<Item> => withEntries(await fetchToRead<ItemAnswer>(path, signal)),
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
  | { verb: 'close'; reason: CloseReason; note: string | null }

export interface Moved {
  row: QueueRow
}

export function move(row: QueueRow, { verb, ...facts }: Move) {
  return call<Moved>('POST', itemPath(row.id, `/${verb}`), { body: { version: row.version, ...facts } })
}

export function answer(id: string, reply: StaffReply) {
  return call<Moved>('POST', itemPath(id, '/replies'), { body: reply })
}

export function answerLater(id: string, sendAt: string, reply: StaffReply) {
  return call<Moved>('POST', itemPath(id, '/later'), { body: { sendAt, answer: reply } })
}

/** In place of what has not left yet, in one step. */
export function changeLater(id: string, waiting: string, sendAt: string, reply: StaffReply) {
  return call<Moved>('PUT', itemPath(id, `/later/${encodeURIComponent(waiting)}`), { body: { sendAt, answer: reply } })
}

export function takeBack(id: string, waiting: string) {
  return call<Moved>('DELETE', itemPath(id, `/later/${encodeURIComponent(waiting)}`))
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

export const waitingLettersQuery = (patient: string) =>
  one<{ items: Waiting[] }>(patientPath(patient, '/letters/later'))

export function writeLetterLater(patient: string, sendAt: string, letter: Letter) {
  return call<undefined>('POST', patientPath(patient, '/letters/later'), { body: { sendAt, letter } })
}

export function changeLetterLater(patient: string, waiting: string, sendAt: string, letter: Letter) {
  const path = patientPath(patient, `/letters/later/${encodeURIComponent(waiting)}`)
  return call<undefined>('PUT', path, { body: { sendAt, letter } })
}

export function takeLetterBack(patient: string, waiting: string) {
  return call<undefined>('DELETE', patientPath(patient, `/letters/later/${encodeURIComponent(waiting)}`))
}

export function writeLetter(patient: string, letter: Letter) {
  return call<{ id: string }>('POST', patientPath(patient, '/letters'), { body: letter })
}
