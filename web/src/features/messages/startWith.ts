import type { Topic } from '../../lib/message-types'

let wanted: Topic | null = null

/** A topic for the next new message, from a thread that takes no replies. In memory: an address says nothing of it. */
export function startWith(topic: Topic) {
  wanted = topic
}

export function takeTopic(): Topic | null {
  const topic = wanted
  wanted = null
  return topic
}
