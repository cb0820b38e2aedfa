import { useEffect, useSyncExternalStore } from 'react'
import type { TextKey } from './i18n'

/** A key of one page, told by "?" together with the keys of all pages. */
export interface PageKey {
  key: string
  label: TextKey
  run: () => void
}

let keys: PageKey[] = []
const watchers = new Set<() => void>()

function set(next: PageKey[]) {
  keys = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** As long as the page is on the screen, these keys work. */
export function useOwnKeys(own: PageKey[]) {
  useEffect(() => {
    set(own)
    return () => set([])
  }, [own])
}

export function usePageKeys(): PageKey[] {
  return useSyncExternalStore(watch, () => keys)
}
