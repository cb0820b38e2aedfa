import { type FormEvent, useState } from 'react'
import { useTexts } from '../../lib/i18n'
import { CopyButton } from '../../ui/CopyButton'
import { FormProblem } from '../../ui/Fields'
import { PrintButton } from '../../ui/parts'
import type { Authenticator } from './api'
import { CodeField } from './forms'
import { useStep } from './useStep'

interface AuthenticatorFormProps {
  authenticator: Authenticator
  onProven: (code: string) => Promise<void>
}

export function AuthenticatorForm({ authenticator, onProven }: AuthenticatorFormProps) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(() => onProven(code.replace(/\D/g, '')))
  }
  const spaced = authenticator.secret.replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <p className="lead">{t('activation.authenticatorLead')}</p>
      <QrCode rows={authenticator.qr} label={t('activation.qr')} />
      <p className="small">{t('activation.secretLead')}</p>
      <p>
        <code>{spaced}</code>
      </p>
      <div className="actions">
        <a className="button quiet" href={authenticator.uri}>
          {t('activation.openApp')}
        </a>
        <CopyButton text={authenticator.secret} label={t('activation.copySecret')} />
      </div>
      <CodeField value={code} onChange={setCode} />
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('state.sending') : t('signIn.next')}
        </button>
      </div>
    </form>
  )
}

/** Dark on white in both themes: scanners do not read it otherwise. Each module is one unit square of one path. */
export function QrCode({ rows, label }: { rows: string[]; label: string }) {
  const path = rows
    .flatMap((row, y) => [...row].flatMap((dot, x) => (dot === '1' ? `M${x} ${y}h1v1h-1z` : [])))
    .join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}

export function RecoveryCodes({ codes, onFinish }: { codes: string[]; onFinish: () => Promise<void> }) {
  const { t } = useTexts()
  const { busy, refusal, send } = useStep()
  const [kept, setKept] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(onFinish)
  }
  return (
    <form onSubmit={submit}>
      <FormProblem text={refusal} />
      <p className="lead">{t('activation.codesLead')}</p>
      <ol className="codes card">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions no-print">
        <CopyButton text={codes.join('\n')} label={t('activation.copyCodes')} />
        <PrintButton />
      </div>
      <label className="tick">
        <input type="checkbox" required checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {t('activation.kept')}
      </label>
      <div className="actions">
        <button type="submit" className="button" disabled={busy || !kept}>
          {busy ? t('state.sending') : t('activation.finish')}
        </button>
      </div>
    </form>
  )
}
