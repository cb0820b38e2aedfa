/**
 * Tells requests that a person caused from those the page makes by itself. The server lets a session grow old
 * on the latter, so that an open page on an empty chair does not stay signed in for ever.
 */
const CAUSED_WITHIN_MILLIS = 10_000

let lastInputAt = Date.now() // opening the page is an act

export function noteInput() {
  lastInputAt = Date.now()
}

export function isBackground(): boolean {
  return Date.now() - lastInputAt > CAUSED_WITHIN_MILLIS
}

const fetchedForTheServer = new Map<string, number>()

/** While this work runs, reads below the path are the server's wish and not the person's: they keep no session alive. */
export async function inBackground(path: string, work: () => Promise<unknown>): Promise<void> {
  fetchedForTheServer.set(path, (fetchedForTheServer.get(path) ?? 0) + 1)
  try {
    await work()
  } finally {
    const left = (fetchedForTheServer.get(path) ?? 1) - 1
    if (left === 0) fetchedForTheServer.delete(path)
    else fetchedForTheServer.set(path, left)
  }
}

export function isForTheServer(path: string): boolean {
  return [...fetchedForTheServer.keys()].some((part) => path.includes(part))
}

export function watchInput(onInput: () => void): () => void {
  const kinds = ['keydown', 'pointerdown'] as const
  const heard = () => {
    noteInput()
    onInput()
  }
  for (const kind of kinds) window.addEventListener(kind, heard, { capture: true, passive: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, heard, { capture: true })
  }
}
