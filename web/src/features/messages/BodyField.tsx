import { type KeyboardEvent, type Ref, useId } from 'react'
import { useTexts } from '../../lib/i18n'
import { Icon } from '../../ui/icons'

export const MOST_LETTERS = 20_000
export const MOST_SUBJECT = 120

/** As the server counts: a letter is one, however many units this language stores it in. */
export function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) letters++
  return letters
}

interface BodyFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  error: string | null
  rows?: number
  placeholder?: string
  hideLabel?: boolean
  ref?: Ref<HTMLTextAreaElement>
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** Long text; tells how much room is left only when that begins to matter. */
export function BodyField({ label, value, onChange, error, hideLabel, ...more }: BodyFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'unseen' : undefined}>
        {label}
      </label>
      <textarea
        {...more}
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-left${error ? ` ${id}-error` : ''}`}
        onChange={(event) => onChange(event.target.value)}
      />
      <Left id={`${id}-left`} left={MOST_LETTERS - lettersOf(value)} near={500} />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="alert" size={16} /> {error}
        </p>
      )}
    </div>
  )
}

export function Left({ id, left, near }: { id?: string; left: number; near: number }) {
  const { t } = useTexts()
  return (
    <p className="small left" id={id}>
      {left <= near && (left < 0 ? t('compose.over', { count: -left }) : t('compose.left', { count: left }))}
    </p>
  )
}
