import { type ReactNode, useState } from 'react'
import { asProblem, serverNow } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { sessionState, setSessionState, useSession } from '../../lib/session'
import { problemText } from '../../lib/wording'
import { stepUp } from './api'
import { CodeField } from './forms'

interface StepUp {
  /** to stand in the form whose sending needs it; null while the last code counts */ field: ReactNode
  /** @returns false if the code was refused, which is told then */ prove: () => Promise<boolean>
  refusal: string | null
  busy: boolean
}

/**
 * The authenticator's code once more, asked for in the very form that needs it, so that nothing typed there is lost.
 *
 * @param first whether it is what is filled in first; else it takes the focus from nothing
 */
export function useStepUp(wanted: boolean, first = true): StepUp {
  const { t } = useTexts()
  const { steppedUpUntil } = useSession()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const counts = steppedUpUntil !== null && Date.parse(steppedUpUntil) > serverNow().getTime()
  const needed = wanted && !counts

  const prove = async () => {
    if (!needed) return true
    setBusy(true)
    setRefusal(null)
    try {
      keepStepUp(await stepUp(code.replace(/\D/g, '')))
      setCode('')
      return true
    } catch (failure) {
      setRefusal(problemText(t, asProblem(failure)))
      return false
    } finally {
      setBusy(false)
    }
  }
  const field = needed && (
    <div className="step-up">
      <p className="small">{t('stepUp.lead')}</p>
      <CodeField value={code} onChange={setCode} first={first} />
    </div>
  )
  return { field: field || null, prove, refusal, busy }
}

function keepStepUp(more: { steppedUpUntil: string | null; csrf?: string }) {
  const now = sessionState()
  if (now.kind === 'IN') setSessionState({ kind: 'IN', session: { ...now.session, ...more } })
}

/** The server says that it counts no more, whatever our clock says. */
export function forgetStepUp() {
  keepStepUp({ steppedUpUntil: null })
}
