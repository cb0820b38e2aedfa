import { useCallback, useEffect, useRef, useState } from 'react'
import { isBackground } from './activity'
import { type Problem, asProblem, call, serverNow } from './http'
import { keepSaved } from './unsaved'

const QUIET_MILLIS = 800
const AGAIN_MILLIS = 10_000
const MOST_KEPT_ALIVE = 60_000 // browsers refuse more than 64 KB from a page that is going away

/** Typed and not with the server yet, by the draft's address: leaving the page offline must not lose it. */
const unsaved = new Map<string, unknown>()

/** Nothing of one person may be left for the next. */
export function forgetDrafts() {
  unsaved.clear()
}

export function unsavedDraft<T>(path: string): T | null {
  return (unsaved.get(path) as T | undefined) ?? null
}

export type DraftState =
  { kind: 'QUIET' } | { kind: 'SAVED'; at: string } | { kind: 'FAILED'; problem: Problem; again: boolean }

/** Keeps one draft on the server as it is typed; one request at a time, the newest text last. */
export class DraftKeeper<T> {
  private typedLast: { content: T } | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private work: Promise<void> = Promise.resolve()
  private over = false
  private readonly path: string
  private readonly bodyOf: (content: T) => object
  private readonly tell: (state: DraftState) => void

  constructor(path: string, bodyOf: (content: T) => object, tell: (state: DraftState) => void) {
    this.path = path
    this.bodyOf = bodyOf
    this.tell = tell
  }

  typed(content: T) {
    if (this.over) return
    this.typedLast = { content }
    unsaved.set(this.path, content)
    this.later(QUIET_MILLIS)
  }

  /** Saves now what was typed, and ends when the server has answered. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.work = this.work.then(() => this.save())
    return this.work
  }

  /** The text was sent, or is not wanted any more: a late save must not bring it back. */
  async drop(): Promise<void> {
    clearTimeout(this.timer)
    this.typedLast = null
    unsaved.delete(this.path)
    await this.work
    await call<undefined>('DELETE', this.path)
    this.tell({ kind: 'QUIET' })
  }

  /** After this nothing more is saved by the clock; what is typed already is saved once. */
  close() {
    void this.flush().finally(() => clearTimeout(this.timer))
    this.over = true
  }

  private later(millis: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), millis)
  }

  private async save(): Promise<void> {
    const saving = this.typedLast
    if (!saving) return
    this.typedLast = null
    const body = this.bodyOf(saving.content)
    try {
      const keepalive = JSON.stringify(body).length < MOST_KEPT_ALIVE
      await call<undefined>('PUT', this.path, { body, keepalive, background: isBackground() })
      if (unsaved.get(this.path) === saving.content) unsaved.delete(this.path)
      this.tell({ kind: 'SAVED', at: serverNow().toISOString() })
    } catch (failure) {
      const problem = asProblem(failure)
      const again = problem.status === 0 || problem.status >= 500
      if (again) {
        this.typedLast ??= saving
        if (!this.over) this.later(AGAIN_MILLIS)
      }
      this.tell({ kind: 'FAILED', problem, again })
    }
  }
}

/** A draft of a page: saved while typing, when the page is left or hidden, when the network is back, before signing out. */
export function useDraftKeeper<T>(path: string, bodyOf: (content: T) => object) {
  const [state, setState] = useState<DraftState>({ kind: 'QUIET' })
  const [keeper, setKeeper] = useState<DraftKeeper<T> | null>(null)
  useEffect(() => {
    const made = new DraftKeeper<T>(path, bodyOf, setState)
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it holds a timer, so it lives as long as the effect
    setKeeper(made)
    const flush = () => void made.flush()
    const hidden = () => document.visibilityState === 'hidden' && flush()
    const forget = keepSaved(() => made.flush())
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', flush)
    window.addEventListener('online', flush)
    return () => {
      made.close()
      forget()
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('online', flush)
    }
  }, [path, bodyOf])
  const typed = useCallback((content: T) => keeper?.typed(content), [keeper])
  const drop = useCallback(async () => keeper?.drop(), [keeper])
  return { state, typed, drop }
}

/**
 * What is being written, and how it changes. A change may come from a file that was chosen minutes ago, so each adds to the
 * newest content and not to that of the moment it was begun in.
 */
export function useWritten<T extends object>(atFirst: T | (() => T), typed: (content: T) => void) {
  const [content, setContent] = useState(atFirst)
  const newest = useRef(content)
  /** Without saving it. */
  const replace = (next: T) => {
    newest.current = next
    setContent(next)
  }
  const change = (part: Partial<T>) => {
    replace({ ...newest.current, ...part })
    typed(newest.current)
  }
  return { content, change, replace }
}

/**
 * The key that makes a double send one message: the same as long as the content is the same. A changed text gets a new
 * one, because the server would take it for the first.
 */
export class SendKey {
  private content = ''
  private key = ''

  for(content: object): string {
    const now = JSON.stringify(content)
    if (now !== this.content || this.key === '') {
      this.content = now
      this.key = crypto.randomUUID()
    }
    return this.key
  }
}
