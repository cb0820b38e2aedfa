import { useEffect, useEffectEvent } from 'react'
import { isBackground, isForTheServer, noteInput, watchInput } from './activity'
import { call } from './http'

/** What is on the screen as the page fetched it by itself: nobody was there for sure, so nobody is said to have read it. */
const fetchedByThePage = new Set<string>()

/** Fetches what is read by being opened. */
export async function fetchToRead<T>(path: string, signal: AbortSignal): Promise<T> {
  const background = isBackground() || isForTheServer(path)
  const answer = await call<T>('GET', path, { signal, background })
  if (background) fetchedByThePage.add(path)
  else fetchedByThePage.delete(path)
  return answer
}

/**
 * Reads what came while the page was open, once somebody shows that they sit before it: by a key, a press, the wheel, or by
 * coming back to the window. Without that an answer read as it appears would stay "not read" for whoever wrote it.
 *
 * @param newest the last thing there is to read
 */
export function useReadOnceSeen<T>(path: string, newest: string | undefined, onRead: (fresh: T) => void) {
  const read = useEffectEvent(onRead)
  useEffect(() => {
    if (!newest || !fetchedByThePage.has(path)) return
    let asked = false
    const seen = () => {
      if (asked || document.visibilityState !== 'visible' || !fetchedByThePage.has(path)) return
      asked = true
      // Without a signal: whoever presses "back" has read it too.
      call<T>('GET', path, { background: false }).then(
        (fresh) => {
          fetchedByThePage.delete(path)
          read(fresh)
        },
        (failure: unknown) => {
          asked = false // with the next press
          console.warn('That this was read is not noted yet.', failure)
        },
      )
    }
    const back = () => {
      if (document.visibilityState !== 'visible') return
      noteInput()
      seen()
    }
    const stop = watchInput(seen)
    window.addEventListener('wheel', seen, { passive: true })
    window.addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      stop()
      window.removeEventListener('wheel', seen)
      window.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  }, [path, newest])
}
