import { useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { type Wording, problemText } from '../../lib/wording'

/** One form of a sequence: busy while it is sent, its refusal in words, typed text kept. */
export function useStep(wording: Wording) {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const send = async (work: () => Promise<void>) => {
    setBusy(true)
    setRefusal(null)
    try {
      await work()
    } catch (failure) {
      setRefusal(problemText(t, asProblem(failure), wording))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, send, refuse: setRefusal }
}
