import { useSyncExternalStore } from 'react'

const MINUTE_MILLIS = 60_000

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let minutes = 0

function watch(watcher: () => void) {
  watchers.add(watcher)
  timer ??= setInterval(() => {
    minutes++
    for (const one of watchers) one()
  }, MINUTE_MILLIS)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Shows what tells the time anew each minute: "due in 40 min" on a page that stays open must not stay so. */
export function useMinute() {
  useSyncExternalStore(watch, () => minutes)
}
