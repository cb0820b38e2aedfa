import { useEffect, useState } from 'react'
import { asProblem } from '../../lib/http'
import { stillHere } from './api'

const HERE_EVERY_MILLIS = 20_000

/** Tells the others that the viewer has it open, and the viewer who else has. */
export function useHere(id: string, atFirst: { name: string }[]): string[] {
  const [here, setHere] = useState(atFirst)
  useEffect(() => {
    let gone = false
    const tell = () =>
      stillHere(id).then(
        (told) => !gone && setHere(told.here),
        (failure: unknown) => console.warn('Who else is here is not known right now.', asProblem(failure).code),
      )
    void tell()
    const timer = setInterval(() => void tell(), HERE_EVERY_MILLIS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [id])
  return here.map((one) => one.name)
}
