import type { Query, QueryClient } from '@tanstack/react-query'
import { inBackground } from './activity'
import { asProblem, call } from './http'
import type { LiveWord } from './message-types'

const FIRST_WAIT_MILLIS = 1_000
const LONGEST_WAIT_MILLIS = 60_000

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
 * @returns ends it
 */
export function startLive(client: QueryClient): () => void {
  let stream: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MILLIS
  let ended = false
  let missed = false

  const open = () => {
    stream = new EventSource('/api/live')
    stream.onopen = () => {
      wait = FIRST_WAIT_MILLIS
      if (missed) for (const word of Object.keys(pathsOf)) if (isWord(word)) refresh(client, word)
      missed = false
    }
    stream.onmessage = (event) => {
      if (isWord(event.data)) refresh(client, event.data)
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

  open()
  return () => {
    ended = true
    clearTimeout(timer)
    stream?.close()
  }
}

function refresh(client: QueryClient, word: LiveWord) {
  for (const path of pathsOf[word]) {
    const old = ({ queryKey: [key] }: Query) => typeof key === 'string' && key.includes(path) && !key.endsWith('/draft')
    void inBackground(path, () => client.invalidateQueries({ predicate: old }))
  }
}
