import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../lib/i18n'
import { Icon } from './icons'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  hint?: ReactNode
  error?: string | null
}

/** Label above, hint and error beside the field and tied to it. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FieldFrame>
  )
}

interface ChoiceProps extends Omit<ComponentProps<'select'>, 'id'> {
  label: string
  hint?: ReactNode
  error?: string | null
  options: { value: string; label: string }[]
}

export function Choice({ label, hint, error, options, ...select }: ChoiceProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        {...select}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string
  label: string
  hint: ReactNode
  error: string | null | undefined
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="small" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" size={16} /> {error}
        </p>
      )}
    </div>
  )
}

/** Says what stopped the form and takes the focus, so that nobody looks for it. */
export function FormProblem({ text }: { text: string | null }) {
  const box = useRef<HTMLDivElement>(null)
  const { t } = useTexts()
  useEffect(() => {
    if (text) box.current?.focus()
  }, [text])
  if (!text) return null
  return (
    <div className="failure" role="alert" tabIndex={-1} ref={box} aria-label={t('form.problem')}>
      <span className="mark">
        <Icon name="alert" />
      </span>
      <p>{text}</p>
    </div>
  )
}
