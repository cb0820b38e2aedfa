import { isBackground, isForTheServer } from './activity'
import type { SessionView } from './api-types'
import { sessionState } from './session'
import { hasTurns, isolated } from './turns'

/** A refusal or failure the server (or the lack of a network) answered with. `code` picks the wording. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | null
  readonly fields: { field: string; code: string }[]
  readonly retryAfterSeconds: number | null
  readonly missing: 'CODE' | 'ENROLMENT' | null
  readonly minimum: number | null

  constructor(status: number, code: string, body: Partial<ProblemBody> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.field = body.field ?? null
    this.fields = body.fields ?? []
    this.retryAfterSeconds = body.retryAfterSeconds ?? null
    this.missing = body.missing ?? null
    this.minimum = body.minimum ?? null
  }
}

interface ProblemBody {
  code: string
  field: string
  fields: { field: string; code: string }[]
  retryAfterSeconds: number
  missing: 'CODE' | 'ENROLMENT'
  minimum: number
}

interface Listener {
  /** the server no longer knows a session we thought we had */
  sessionLost(code: string): void
  /** the server was updated while this page stayed open */
  buildChanged(): void
  /** the server counted a request as something the person did */
  active(): void
}

let csrf: string | null = null
let language = 'en'
let firstBuild: string | null = null
let skewMillis = 0
let listener: Listener | null = null

export function listen(to: Listener) {
  listener = to
}

export function keepCsrf(token: string | null) {
  csrf = token
}

export function speak(lang: string) {
  language = lang
}

/** The server's clock, as far as its last answer told: the viewer's own may be wrong by hours. */
export function serverNow(): Date {
  return new Date(Date.now() + skewMillis)
}

export interface CallOptions {
  body?: unknown
  signal?: AbortSignal
  /** a sign-in attempt: its 401 means "wrong", not "session lost" */
  attempt?: boolean
  background?: boolean
  /** a second try, with the session's new value */ again?: boolean
  /** finished by the browser even when the page goes away; up to 64 KB */
  keepalive?: boolean
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** @throws Problem for every answer that is not a success */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const background = options.background ?? (method === 'GET' && (isBackground() || isForTheServer(path)))
  const response = await send(method, path, options, background)
  noteHeaders(response)
  if (response.ok) {
    if (!background) listener?.active()
    // The caller names the type; the server's contract test holds both sides to it.
    const answer = read(await response.text())
    adopt(answer)
    return answer as T
  }
  const problem = await problemOf(response)
  if (await beganAnew(problem, options)) return call<T>(method, path, { ...options, again: true })
  if (problem.status === 401 && !options.attempt) listener?.sessionLost(problem.code)
  throw problem
}

/**
 * The session goes on under a new value when its owner gives a code again, here or in another tab of theirs. What was sent
 * with the old one was refused at the door, so it may be sent once more.
 */
async function beganAnew({ code }: Problem, { attempt, again }: CallOptions): Promise<boolean> {
  const now = sessionState()
  const outdated = code === 'session.NONE' || code === 'request.FORGED'
  if (attempt || again || now.kind !== 'IN' || !outdated) return false
  const response = await send('GET', '/api/session', {}, true)
  const answer = response.ok ? (read(await response.text()) as SessionView) : null
  if (answer?.login !== now.session.login) return false // somebody else's by now: nothing goes out in their name
  adopt(answer)
  return true
}

/** Each step of signing in or activating begins a session anew, and says the value its next request must carry. */
function adopt(answer: unknown) {
  if (typeof answer === 'object' && answer !== null && 'csrf' in answer && typeof answer.csrf === 'string') {
    csrf = answer.csrf
  }
}

/** Some changes answer with what they made, some with nothing. Text that turns itself around turns nothing beside it. */
function read(text: string): unknown {
  if (text === '') return undefined
  if (!hasTurns(text)) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? isolated(value) : value))
}

function headersOf(method: Method, background: boolean, type = 'application/json'): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language })
  if (method !== 'GET') {
    headers.set('Content-Type', type)
    if (csrf) headers.set('X-CSRF-Token', csrf)
  }
  if (background) headers.set('X-Keepwell-Background', '1')
  return headers
}

async function send(method: Method, path: string, options: CallOptions, background: boolean): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: headersOf(method, background),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
      signal: options.signal ?? null,
      body: options.body === undefined ? null : JSON.stringify(options.body),
    })
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    throw new Problem(0, 'network.OFFLINE')
  }
}

function noteHeaders(response: Pick<Response, 'headers'>) {
  const date = response.headers.get('Date')
  if (date) skewMillis = Date.parse(date) - Date.now()
  const build = response.headers.get('X-Keepwell-Build')
  if (!build) return
  if (firstBuild && firstBuild !== build) listener?.buildChanged()
  firstBuild ??= build
}

async function problemOf(response: Response): Promise<Problem> {
  return problemFrom(response.status, response.headers.get('Content-Type'), await response.text())
}

function problemFrom(status: number, type: string | null, text: string): Problem {
  // Only "the access log could not be written" is an empty 503: nothing more may be said without that log.
  if (status === 503 && text === '') return new Problem(503, 'audit.DOWN')
  if (!type?.includes('json')) return new Problem(status, 'server.FAILED')
  const body = JSON.parse(text) as Partial<ProblemBody>
  return new Problem(status, body.code ?? 'server.FAILED', body)
}

interface UploadOptions {
  signal: AbortSignal
  /** from 0 to 1, of the bytes that left this page */
  onProgress: (part: number) => void
}

/**
 * Sends a file as it is. By XMLHttpRequest, because fetch does not tell how much of a body has left.
 *
 * @throws Problem for every answer that is not a success
 */
export function upload<T>(path: string, file: File, { signal, onProgress }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    const headers = headersOf('POST', false, 'application/octet-stream')
    headers.set('X-File-Name', encodeURIComponent(file.name))
    headers.forEach((value, name) => request.setRequestHeader(name, value))
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(new Problem(0, 'network.OFFLINE'))
    request.onabort = () => reject(new Problem(0, 'upload.STOPPED'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        listener?.active()
        resolve(read(request.responseText) as T)
        return
      }
      const problem = problemFrom(request.status, request.getResponseHeader('Content-Type'), request.responseText)
      if (problem.status === 401) listener?.sessionLost(problem.code)
      reject(problem)
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Fetches a file and hands it to the browser to save. It is never opened inside the app, whatever it contains. */
export async function download(path: string, name: string): Promise<void> {
  const response = await send('GET', path, {}, false)
  noteHeaders(response)
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.status === 401) listener?.sessionLost(problem.code)
    throw problem
  }
  listener?.active()
  save(await response.blob(), name)
}

/** Bytes of unknown kind, so that no browser thinks of showing them in this origin. */
export function save(content: Blob, name: string) {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000) // Safari still reads it after the click
}

export function withQuery(path: string, params: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) if (value) search.set(key, value)
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

export function asProblem(failure: unknown): Problem {
  return failure instanceof Problem ? failure : new Problem(500, 'app.FAILED')
}
