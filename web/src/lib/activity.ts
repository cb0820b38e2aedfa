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
