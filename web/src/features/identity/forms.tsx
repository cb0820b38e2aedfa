import { type FormEvent, useState } from 'react'
import type { SessionView } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { Field, FormProblem } from '../../ui/Fields'
import { giveCode, giveRecoveryCode, signIn } from './api'
import { useStep } from './useStep'

export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await signIn(login.trim(), password)
      onDone()
    })
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <Field
        label={t('signIn.login')}
        hint={t('signIn.loginHint')}
        name="username"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.next')}
        </button>
      </div>
      <p className="small section">{t('signIn.help')}</p>
    </form>
  )
}

interface PasswordFieldProps {
  label: string
  hint?: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
}

/** Pasting is welcome (password safes paste), and showing helps those who cannot type blind. */
export function PasswordField({ label, hint, autoComplete, value, onChange }: PasswordFieldProps) {
  const { t } = useTexts()
  const [shown, setShown] = useState(false)
  return (
    <div className="with-side">
      <Field
        label={label}
        hint={hint}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button
        type="button"
        className="button quiet"
        aria-pressed={shown}
        aria-label={t(shown ? 'password.hide' : 'password.show')}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'password.hideShort' : 'password.showShort')}
      </button>
    </div>
  )
}

interface CodeFormProps {
  onDone: (session: SessionView) => Promise<void>
  onRecovery: () => void
  onBack: () => void
}

export function CodeForm({ onDone, onRecovery, onBack }: CodeFormProps) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => onDone(await giveCode(code.replace(/\D/g, ''))))
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <CodeField value={code} onChange={setCode} />
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.submit')}
        </button>
      </div>
      <div className="actions">
        <button type="button" className="button plain" onClick={onRecovery}>
          {t('signIn.useRecovery')}
        </button>
        <button type="button" className="button plain" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  )
}

interface CodeFieldProps {
  value: string
  onChange: (code: string) => void
  /** where it is the first thing to fill in */ first?: boolean
}

export function CodeField({ value, onChange, first = true }: CodeFieldProps) {
  const { t } = useTexts()
  return (
    <div className="code-input">
      <Field
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,7}"
        maxLength={7}
        required
        autoFocus={first}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

interface RecoveryFormProps {
  onDone: (answer: SessionView & { recoveryCodesLeft: number }) => Promise<void>
  onBack: () => void
}

export function RecoveryForm({ onDone, onBack }: RecoveryFormProps) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => onDone(await giveRecoveryCode(code.trim())))
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <Field
        label={t('recovery.code')}
        hint={t('recovery.hint')}
        name="recovery-code"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.submit')}
        </button>
        <button type="button" className="button plain" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  )
}
