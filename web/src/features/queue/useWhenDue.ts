import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { inBackground } from '../../lib/activity'
import { serverNow } from '../../lib/http'
import type { QueueRow } from '../../lib/message-types'
import { QUEUE } from './api'

const AFTER_MILLIS = 1_500 // so that the server's clock is past it too
const LONGEST_MILLIS = 3_600_000

/** When the next thing happens by time alone: one of these is late, or one that was put off wakes. */
export function nextTime(rows: QueueRow[], wakesAt: string | null, now: Date): number | null {
  const waiting = rows.filter((row) => row.state !== 'DONE')
  const times = [...waiting.map((row) => row.dueAt), ...waiting.flatMap((row) => row.snoozedUntil ?? []), wakesAt ?? '']
    .map((time) => Date.parse(time))
    .filter((time) => time > now.getTime())
  return times.length === 0 ? null : Math.min(...times)
}

/** Nobody sends a word when time passes, so the page looks for itself then; not in the person's name. */
export function useWhenDue(rows: QueueRow[], wakesAt: string | null) {
  const client = useQueryClient()
  const next = nextTime(rows, wakesAt, serverNow())
  useEffect(() => {
    if (next === null) return
    const wait = Math.min(LONGEST_MILLIS, next - serverNow().getTime() + AFTER_MILLIS)
    const timer = setTimeout(
      () => void inBackground(QUEUE, () => client.invalidateQueries({ predicate: isOfTheQueue })),
      Math.max(AFTER_MILLIS, wait),
    )
    return () => clearTimeout(timer)
  }, [client, next])
}

/** Not what somebody is writing: it is never fetched again under their hands. */
function isOfTheQueue({ queryKey: [key] }: { queryKey: readonly unknown[] }): boolean {
  return typeof key === 'string' && key.startsWith(QUEUE) && !key.endsWith('/draft')
}
