import { useSyncExternalStore } from 'react'

let said = ''
const watchers = new Set<() => void>()

/** Says a change aloud to people who cannot see it happen. */
export function announce(text: string) {
  // The same words twice are not a change, and would stay silent.
  said = text === said ? `${text}\u00a0` : text
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function LiveRegion() {
  const text = useSyncExternalStore(watch, () => said)
  return (
    <div className="unseen" role="status" aria-live="polite">
      {text}
    </div>
  )
}
