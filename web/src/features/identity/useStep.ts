import { useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { problemText } from '../../lib/wording'

/** One form of a sequence: busy while it is sent, its refusal in words, typed text kept. */
export function useStep() {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const send = async (work: () => Promise<void>) => {
    setBusy(true)
    setRefusal(null)
    try {
      await work()
    } catch (failure) {
      setRefusal(problemText(t, asProblem(failure)))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, send, refuse: setRefusal }
}
