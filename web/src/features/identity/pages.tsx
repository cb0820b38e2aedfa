import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useKeeper } from '../../app/keeper'
import type { SessionView } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { takeWanted } from '../../lib/returnTo'
import { useSessionState } from '../../lib/session'
import { GatePage } from '../../ui/GatePage'
import { CodeForm, PasswordForm, RecoveryForm } from './forms'
import { outWording } from './wording'

type Step = 'PASSWORD' | 'CODE' | 'RECOVERY'

export function SignInPage() {
  const { t } = useTexts()
  const state = useSessionState()
  const keeper = useKeeper()
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>(state.kind === 'HALF' && state.missing === 'CODE' ? 'CODE' : 'PASSWORD')
  const [codesLeft, setCodesLeft] = useState<number | null>(null)

  useEffect(() => {
    if (state.kind === 'IN' && codesLeft === null) void navigate({ to: takeWanted(), replace: true })
    if (state.kind === 'HALF' && state.missing === 'ENROLMENT') void navigate({ to: '/activate', replace: true })
  }, [state, codesLeft, navigate])

  const enter = (session: SessionView) => keeper.enter(session)
  const why = state.kind === 'OUT' ? outWording[state.reason] : null

  if (codesLeft !== null) {
    return (
      <GatePage title={t('recovery.used')}>
        <p className="lead">{t('recovery.left', { count: codesLeft })}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => void navigate({ to: takeWanted(), replace: true })}>
            {t('recovery.continue')}
          </button>
        </div>
      </GatePage>
    )
  }
  switch (step) {
    case 'PASSWORD':
      return (
        <GatePage title={t('signIn.title')}>
          {why && (
            <p className="lead" role="status">
              {t(why)}
            </p>
          )}
          <PasswordForm onDone={() => setStep('CODE')} />
        </GatePage>
      )
    case 'CODE':
      return (
        <GatePage title={t('signIn.codeTitle')} step={t('signIn.step', { now: 2, of: 2 })}>
          <CodeForm onDone={enter} onRecovery={() => setStep('RECOVERY')} onBack={() => setStep('PASSWORD')} />
        </GatePage>
      )
    case 'RECOVERY':
      return (
        <GatePage title={t('recovery.title')} step={t('signIn.step', { now: 2, of: 2 })}>
          <RecoveryForm
            onDone={async (answer) => {
              setCodesLeft(answer.recoveryCodesLeft)
              await enter(answer)
            }}
            onBack={() => setStep('CODE')}
          />
        </GatePage>
      )
  }
}
