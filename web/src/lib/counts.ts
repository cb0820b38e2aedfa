import { useQuery } from '@tanstack/react-query'
import type { Boards, Inbox } from './message-types'
import { patientPath } from './patient'
import { one } from './query'
import type { Role } from './api-types'

const LONG_MILLIS = 120_000 // the live stream says when a count has changed

export function hasQueue(role: Role): boolean {
  return role === 'NURSE' || role === 'PHYSICIAN' || role === 'FRONT_DESK' || role === 'BILLING'
}

export const boardsQuery = one<Boards>('/api/queue/boards')

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
