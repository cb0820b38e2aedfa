import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, withQuery } from '../../lib/http'
import type { Ask, Draft, Folder, Found, Inbox, Reply, Thread, TopicsView } from '../../lib/message-types'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import { fetchToRead } from '../../lib/reading'

export function messagesPath(patient: string, rest = ''): string {
  return patientPath(patient, `/messages${rest}`)
}

export function threadPath(patient: string, id: string, rest = ''): string {
  return messagesPath(patient, `/${encodeURIComponent(id)}${rest}`)
}

export const topicsQuery = (patient: string) => one<TopicsView>(messagesPath(patient, '/topics'))

export function threadQuery(patient: string, id: string) {
  const path = threadPath(patient, id)
  return queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchToRead<Thread>(path, signal) })
}

export function inboxQuery(patient: string, folder: Folder) {
  const path = messagesPath(patient)
  return infiniteQueryOptions({
    queryKey: [path, 'pages', folder],
    queryFn: ({ pageParam, signal }) => call<Inbox>('GET', withQuery(path, { folder, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

/** Fetched once when its page opens: what is typed afterwards is newer than the server's. */
export function draftQuery<T = Draft, More = object>(path: string) {
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => call<{ draft: T | null } & More>('GET', path, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function search(patient: string, words: string) {
  return call<Found>('POST', messagesPath(patient, '/search'), { body: { words } })
}

export function send(patient: string, ask: Ask) {
  return call<{ id: string }>('POST', messagesPath(patient), { body: ask })
}

export function reply(patient: string, id: string, body: Reply) {
  return call<{ id: string; reopened: boolean }>('POST', threadPath(patient, id, '/replies'), { body })
}

export function putAway(patient: string, id: string, away: boolean) {
  return call<undefined>('PUT', threadPath(patient, id, '/away'), { body: { away } })
}

export function hideFrom(patient: string, id: string, from: string[]) {
  return call<undefined>('PUT', threadPath(patient, id, '/hidden'), { body: { from } })
}
