import { useId } from 'react'
import { useTexts } from '../../lib/i18n'
import { Left } from '../messages/BodyField'
import { FieldError } from './MedicineChoice'

export const MOST_NOTE = 500

interface NoteFieldProps {
  value: string
  onChange: (text: string) => void
  error: string | null
}

export function NoteField({ value, onChange, error }: NoteFieldProps) {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('refillAsk.note')}</label>
      <p className="small" id={`${id}-hint`}>
        {t('refillAsk.noteHint')}
      </p>
      <textarea
        id={id}
        className="low"
        rows={2}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-left${error ? ` ${id}-error` : ''}`}
        onChange={(event) => onChange(event.target.value)}
      />
      <Left id={`${id}-left`} left={MOST_NOTE - value.length} near={100} />
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}
