import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useKeeper } from '../../app/keeper'
import type { Side } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { useSessionState } from '../../lib/session'
import { Field, FormProblem } from '../../ui/Fields'
import { GatePage } from '../../ui/GatePage'
import { type Authenticator, choosePassword, finishActivation, openActivation, proveAuthenticator } from './api'
import { PasswordField } from './forms'
import { AuthenticatorForm, RecoveryCodes } from './secondFactor'
import { useStep } from './useStep'

type Step =
  | { kind: 'FACTS' }
  | { kind: 'PASSWORD' }
  | { kind: 'AUTHENTICATOR'; authenticator: Authenticator }
  | { kind: 'CODES'; codes: string[] }

export function PatientActivation() {
  return <Activation birthDateAsked />
}

export function StaffActivation() {
  return <Activation birthDateAsked={false} />
}

/** The token is in the fragment, which browsers do not send: it reaches the server only with the two other facts. */
function takeToken(): string {
  return window.location.hash.slice(1)
}

function Activation({ birthDateAsked }: { birthDateAsked: boolean }) {
  const { t } = useTexts()
  const keeper = useKeeper()
  const navigate = useNavigate()
  const state = useSessionState()
  const [token] = useState(takeToken)
  const halfway = state.kind === 'HALF' && state.missing === 'ENROLMENT'
  const [step, setStep] = useState<Step>(halfway ? { kind: 'PASSWORD' } : { kind: 'FACTS' })
  const finish = async () => {
    await keeper.enter(await finishActivation())
    await navigate({ to: '/', replace: true })
  }
  const place = (now: number) => t('signIn.step', { now, of: 4 })

  switch (step.kind) {
    case 'FACTS':
      if (!token) return <NoToken />
      return (
        <GatePage title={t('activation.title')} step={place(1)}>
          <p className="lead">{t(birthDateAsked ? 'activation.leadPatient' : 'activation.leadStaff')}</p>
          <FactsForm token={token} birthDateAsked={birthDateAsked} onDone={() => setStep({ kind: 'PASSWORD' })} />
        </GatePage>
      )
    case 'PASSWORD':
      return (
        <GatePage title={t('activation.passwordTitle')} step={place(2)}>
          <NewPasswordForm
            side={birthDateAsked ? 'PATIENT' : 'STAFF'}
            onDone={(authenticator) => setStep({ kind: 'AUTHENTICATOR', authenticator })}
          />
        </GatePage>
      )
    case 'AUTHENTICATOR':
      return (
        <GatePage title={t('activation.authenticatorTitle')} step={place(3)}>
          <AuthenticatorForm
            authenticator={step.authenticator}
            onProven={async (code) => setStep({ kind: 'CODES', codes: (await proveAuthenticator(code)).recoveryCodes })}
          />
        </GatePage>
      )
    case 'CODES':
      return (
        <GatePage title={t('activation.codesTitle')} step={place(4)}>
          <RecoveryCodes codes={step.codes} onFinish={finish} />
        </GatePage>
      )
  }
}

function NoToken() {
  const { t } = useTexts()
  return (
    <GatePage title={t('activation.noToken')}>
      <p className="lead">{t('activation.noTokenNext')}</p>
      <div className="actions">
        <Link className="button" to="/sign-in">
          {t('signIn.title')}
        </Link>
      </div>
    </GatePage>
  )
}

function FactsForm({ token, birthDateAsked, onDone }: { token: string; birthDateAsked: boolean; onDone: () => void }) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [code, setCode] = useState('')
  const [birthDate, setBirthDate] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await openActivation({ token, code: code.trim(), ...(birthDateAsked && { birthDate }) })
      window.history.replaceState(window.history.state, '', window.location.pathname) // the token is used: out of the history
      onDone()
    })
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <Field
        label={t('activation.code')}
        hint={t('activation.codeHint')}
        name="activation-code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {birthDateAsked && (
        <Field
          label={t('person.birthDate')}
          type="date"
          name="bday"
          autoComplete="bday"
          required
          value={birthDate}
          onChange={(event) => setBirthDate(event.target.value)}
        />
      )}
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.next')}
        </button>
      </div>
    </form>
  )
}

/** In characters. The server decides (a refusal carries its number); told beforehand so that nobody learns it by refusal. */
const SHORTEST_PASSWORD: Record<Side, number> = { PATIENT: 12, STAFF: 15 }

function NewPasswordForm({ side, onDone }: { side: Side; onDone: (authenticator: Authenticator) => void }) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => onDone(await choosePassword(password)))
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <PasswordField
        label={t('activation.password')}
        hint={t('activation.passwordHint', { minimum: SHORTEST_PASSWORD[side] })}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <p className="small" aria-live="polite">
        {t('activation.passwordLength', { count: [...password].length })}
      </p>
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.next')}
        </button>
      </div>
    </form>
  )
}
