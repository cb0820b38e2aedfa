import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { inBackground } from '../../lib/activity'
import { serverNow } from '../../lib/http'
import type { QueueRow } from '../../lib/message-types'
import { QUEUE } from './api'

const AFTER_MILLIS = 1_500 // so that the server's clock is past it too
const LONGEST_MILLIS = 300_000 // what was put off wakes without being on the page

/** When the next thing of these happens by time alone: it is late, or wakes. */
export function nextTime(rows: QueueRow[], now: Date): number | null {
  const waiting = rows.filter((row) => row.state !== 'DONE')
  const times = [...waiting.map((row) => row.dueAt), ...waiting.flatMap((row) => row.snoozedUntil ?? [])]
    .map((time) => Date.parse(time))
    .filter((time) => time > now.getTime())
  return times.length === 0 ? null : Math.min(...times)
}

/** Nobody sends a word when time passes, so the page looks for itself then; not in the person's name. */
export function useWhenDue(rows: QueueRow[]) {
  const client = useQueryClient()
  const [looks, setLooks] = useState(0)
  const next = nextTime(rows, serverNow())
  useEffect(() => {
    const wait = next === null ? LONGEST_MILLIS : Math.min(LONGEST_MILLIS, next - serverNow().getTime() + AFTER_MILLIS)
    const timer = setTimeout(
      () => {
        setLooks((before) => before + 1)
        void inBackground(QUEUE, () => client.invalidateQueries({ predicate: isOfTheQueue }))
      },
      Math.max(AFTER_MILLIS, wait),
    )
    return () => clearTimeout(timer)
  }, [client, next, looks])
}

/** Not what somebody is writing: it is never fetched again under their hands. */
function isOfTheQueue({ queryKey: [key] }: { queryKey: readonly unknown[] }): boolean {
  return typeof key === 'string' && key.startsWith(QUEUE) && !key.endsWith('/draft')
}
