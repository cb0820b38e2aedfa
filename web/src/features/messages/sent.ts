import type { QueryClient } from '@tanstack/react-query'

interface Sent {
  mostWithinMinutes: number | null
}

const keyOf = (thread: string) => ['sent just now', thread]

/** For the page of the thread, which says that the message was received. Goes with the session, as all that is cached. */
export function noteSent(client: QueryClient, thread: string, mostWithinMinutes: number | null) {
  client.setQueryData<Sent>(keyOf(thread), { mostWithinMinutes })
}

export function sentJustNow(client: QueryClient, thread: string): Sent | null {
  return client.getQueryData<Sent>(keyOf(thread)) ?? null
}
