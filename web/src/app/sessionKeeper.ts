import type { QueryClient } from '@tanstack/react-query'
import type { SessionView } from '../lib/api-types'
import { watchInput } from '../lib/activity'
import { forgetDrafts } from '../lib/drafts'
import { Problem, asProblem, call, keepCsrf, listen } from '../lib/http'
import { setLanguage } from '../lib/i18n'
import { saveAll } from '../lib/unsaved'
import { type OutReason, sessionState, setSessionState } from '../lib/session'

const TOUCH_EVERY_MILLIS = 60_000

/**
 * Opens, keeps and ends the session in this page. Whatever ends it, the caches go first: nothing of one person may
 * be left for the next.
 */
export class SessionKeeper {
  private readonly client: QueryClient
  private readonly channel = new BroadcastChannel('keepwell-session')
  private activeAt = Date.now()
  private readonly buildWatchers = new Set<() => void>()
  buildChanged = false

  constructor(client: QueryClient) {
    this.client = client
  }

  start(): () => void {
    listen({
      sessionLost: (code) => this.clear(code === 'session.ENDED' ? 'IDLE' : 'ENDED'),
      buildChanged: () => this.noteBuild(),
      active: () => this.noteActive(),
    })
    this.channel.onmessage = (event) => this.heard(event.data)
    const unwatch = watchInput(() => this.touchWhileUsed())
    void this.find()
    return unwatch
  }

  /** Asks the server who is signed in; the answer decides which page is shown. */
  async find(): Promise<void> {
    try {
      await this.enter(await call<SessionView>('GET', '/api/session', { attempt: true, background: true }))
    } catch (failure) {
      const problem = asProblem(failure)
      if (problem.status === 401) this.clear(problem.code === 'session.ENDED' ? 'IDLE' : 'NEW')
      else if (problem.missing) setSessionState({ kind: 'HALF', missing: problem.missing })
      else setSessionState({ kind: 'FAILED', problem })
    }
  }

  async enter(session: SessionView): Promise<void> {
    this.client.clear()
    forgetDrafts()
    keepCsrf(session.csrf)
    this.activeAt = Date.now()
    await setLanguage(session.language)
    setSessionState({ kind: 'IN', session })
  }

  /** The profile changed: names come in the new language, so what was fetched before is dropped. */
  async renew(session: SessionView): Promise<void> {
    keepCsrf(session.csrf)
    await setLanguage(session.language)
    setSessionState({ kind: 'IN', session })
    await this.client.invalidateQueries()
  }

  /** @throws Problem when the server could not be told; the caller must then say that the session is still open */
  async signOut(): Promise<void> {
    await saveAll()
    try {
      await call<undefined>('DELETE', '/api/session', { attempt: true })
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 401) throw failure // 401: it was over already
    }
    this.channel.postMessage({ kind: 'OUT' })
    this.clear('SIGNED_OUT')
  }

  /** Idle too long. The server ends the session by its own clock; telling it now only makes that sooner. */
  expire(): void {
    // sent before clearing, which forgets the value that the request must carry
    const ended = call<undefined>('DELETE', '/api/session', { attempt: true })
    this.clear('IDLE')
    this.channel.postMessage({ kind: 'OUT' })
    ended.catch((failure: unknown) => {
      console.warn('The session could not be ended early; it ends by its own clock.', asProblem(failure).code)
    })
  }

  async touch(): Promise<void> {
    const kept = await call<{ endsAt: string; idleSeconds: number }>('POST', '/api/session/touch')
    const now = sessionState()
    if (now.kind === 'IN') setSessionState({ kind: 'IN', session: { ...now.session, ...kept } })
  }

  /** When idleness, or the absolute limit, ends the session; milliseconds since 1970. */
  endsAtMillis(session: SessionView): number {
    return Math.min(this.activeAt + session.idleSeconds * 1000, Date.parse(session.endsAt))
  }

  watchBuild(watcher: () => void): () => void {
    this.buildWatchers.add(watcher)
    return () => this.buildWatchers.delete(watcher)
  }

  private noteBuild() {
    this.buildChanged = true
    for (const watcher of this.buildWatchers) watcher()
  }

  private noteActive() {
    this.activeAt = Date.now()
    this.channel.postMessage({ kind: 'ACTIVE' })
  }

  /** Somebody reading and scrolling with the keys for ten minutes is there, though nothing is fetched. */
  private touchWhileUsed() {
    const now = sessionState()
    if (now.kind !== 'IN' || Date.now() - this.activeAt < TOUCH_EVERY_MILLIS) return
    if (this.endsAtMillis(now.session) - Date.now() < now.session.warnSeconds * 1000) return // the dialog asks
    this.activeAt = Date.now()
    this.touch().catch((failure: unknown) => {
      console.warn('The session could not be prolonged.', asProblem(failure).code)
    })
  }

  private heard(message: unknown) {
    const kind = (message as { kind?: string }).kind
    if (kind === 'ACTIVE') this.activeAt = Date.now()
    if (kind === 'OUT' && sessionState().kind === 'IN') this.clear('SIGNED_OUT')
  }

  private clear(reason: OutReason) {
    this.client.clear()
    forgetDrafts()
    keepCsrf(null)
    const before = sessionState()
    // A dozen requests fail together when a session ends; the first reason is the true one.
    if (before.kind === 'OUT' && before.reason !== 'NEW') return
    const never = before.kind === 'LOADING' && reason === 'ENDED'
    setSessionState({ kind: 'OUT', reason: never ? 'NEW' : reason })
  }
}
