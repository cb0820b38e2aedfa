import { useQuery } from '@tanstack/react-query'
import type { Texts } from './i18n'
import type { Boards, Inbox } from './message-types'
import { patientPath } from './patient'
import { one } from './query'
import type { Role } from './api-types'

const LONG_MILLIS = 120_000 // the live stream says when a count has changed

export function hasQueue(role: Role): boolean {
  return role === 'NURSE' || role === 'PHYSICIAN' || role === 'FRONT_DESK' || role === 'BILLING'
}

export const boardsQuery = one<Boards>('/api/queue/boards')

const MOST_COUNTED = 1_000 // the server counts no further

/** How many wait on a board, as it is shown. */
export function shownCount(count: number): string {
  return count < MOST_COUNTED ? String(count) : `${MOST_COUNTED - 1}+`
}

export function waitingText(t: Texts, what: 'queue.open' | 'queue.late', count: number): string {
  return t(what, { count, shown: shownCount(count) })
}

/** What waits for the viewer, for the marks on rail and tabs. The inbox is the one source of "not read". */
export function useUnread(patient: string | null): number {
  const inbox = useQuery({
    ...one<Inbox>(patientPath(patient ?? '', '/messages')),
    enabled: patient !== null,
    staleTime: LONG_MILLIS,
  })
  return inbox.data?.unread ?? 0
}

export function useBoards(role: Role) {
  return useQuery({ ...boardsQuery, enabled: hasQueue(role), staleTime: LONG_MILLIS }).data
}
