import { useSyncExternalStore } from 'react'
import type { SessionView } from './api-types'
import type { Problem } from './http'

/** Why nobody is signed in; it picks the sentence on the sign-in page. */
export type OutReason = 'NEW' | 'SIGNED_OUT' | 'IDLE' | 'ENDED'

export type SessionState =
  | { kind: 'LOADING' }
  | { kind: 'IN'; session: SessionView }
  | { kind: 'HALF'; missing: 'CODE' | 'ENROLMENT' }
  | { kind: 'OUT'; reason: OutReason }
  | { kind: 'FAILED'; problem: Problem }

let state: SessionState = { kind: 'LOADING' }
const watchers = new Set<() => void>()

export function sessionState(): SessionState {
  return state
}

export function setSessionState(next: SessionState) {
  state = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(watch, sessionState)
}

/** The session, on pages that are only shown to somebody signed in. */
export function useSession(): SessionView {
  const now = useSessionState()
  if (now.kind !== 'IN') throw new Error('this page needs a session')
  return now.session
}
