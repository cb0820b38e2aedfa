import type { Query, QueryClient } from '@tanstack/react-query'
import { inBackground } from './activity'
import { asProblem, call } from './http'
import type { LiveWord } from './message-types'

const FIRST_WAIT_MILLIS = 1_000
const LONGEST_WAIT_MILLIS = 60_000
const SHARED = 'keepwell-live'

/** What a word of the server makes old. Drafts are never fetched again under the hands of whoever writes them. */
const pathsOf: Record<LiveWord, string[]> = {
  queue: ['/api/queue'],
  messages: ['/messages', '/refills'], // whatever the care team has said or decided
  notices: ['/notices'],
}

function isWord(text: unknown): text is LiveWord {
  return typeof text === 'string' && text in pathsOf
}

/**
 * One stream for the whole app, as long as somebody is signed in. An event is one word, which says that something of
 * that kind has changed; what changed is fetched as always, with the same checks and the same log.
 *
 * Of the tabs of a browser one keeps the stream and tells the others: each stream takes a connection, and a browser makes
 * six to one server. When that tab is gone, the next one takes over.
 *
 * @returns ends it
 */
export function startLive(client: QueryClient): () => void {
  let stream: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MILLIS
  let ended = false
  let missed = false
  const others = new BroadcastChannel(SHARED)
  others.onmessage = (event: MessageEvent<unknown>) => {
    if (isWord(event.data)) refresh(client, event.data)
  }

  const hear = (word: LiveWord) => {
    refresh(client, word)
    others.postMessage(word)
  }

  const open = () => {
    stream = new EventSource('/api/live')
    stream.onopen = () => {
      wait = FIRST_WAIT_MILLIS
      if (missed) for (const word of Object.keys(pathsOf)) if (isWord(word)) hear(word)
      missed = false
    }
    stream.onmessage = (event) => {
      if (isWord(event.data)) hear(event.data)
    }
    stream.onerror = () => {
      // By our own clock: the browser's would knock every three seconds, also at a server that is starting again.
      stream?.close()
      stream = null
      missed = true
      timer = setTimeout(() => void again(), wait + Math.random() * wait * 0.5)
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS)
    }
  }

  /** The server also closes the stream when the session is over: asking for the session first tells the two apart. */
  const again = async () => {
    try {
      await call('GET', '/api/session', { background: true })
    } catch (failure) {
      if (ended || asProblem(failure).status === 401) return
      timer = setTimeout(() => void again(), wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS)
      return
    }
    if (!ended) open()
  }

  const leave = whenFirst((waited) => {
    missed = waited // what came between the other tab's end and our beginning
    open()
  })
  return () => {
    ended = true
    clearTimeout(timer)
    stream?.close()
    others.close()
    leave()
  }
}

/**
 * Runs once no other tab of this browser keeps the stream.
 *
 * @returns lets the next tab have it
 */
function whenFirst(run: (waited: boolean) => void): () => void {
  const over = new AbortController()
  const untilOver = () =>
    new Promise<void>((done) => {
      if (over.signal.aborted) done()
      else over.signal.addEventListener('abort', () => done())
    })
  const keep = async () => {
    const had = await navigator.locks.request(SHARED, { ifAvailable: true }, async (lock) => {
      if (!lock || over.signal.aborted) return lock !== null
      run(false)
      await untilOver()
      return true
    })
    if (had || over.signal.aborted) return
    await navigator.locks.request(SHARED, { signal: over.signal }, async () => {
      run(true)
      await untilOver()
    })
  }
  keep().catch((failure: unknown) => {
    if (!over.signal.aborted) throw failure
  })
  return () => over.abort()
}

function refresh(client: QueryClient, word: LiveWord) {
  for (const path of pathsOf[word]) {
    const old = ({ queryKey: [key] }: Query) => typeof key === 'string' && key.includes(path) && !key.endsWith('/draft')
    void inBackground(path, () => client.invalidateQueries({ predicate: old }))
  }
}
