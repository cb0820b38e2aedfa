import { useTexts } from '../../lib/i18n'
import { Field } from '../../ui/Fields'
import { Left, MOST_SUBJECT, lettersOf } from './BodyField'

interface SubjectFieldProps {
  value: string
  onChange: (subject: string) => void
  error: string | null
}

export function SubjectField({ value, onChange, error }: SubjectFieldProps) {
  const { t } = useTexts()
  return (
    <>
      <Field
        label={t('compose.subject')}
        hint={t('compose.subjectHint')}
        maxLength={2 * MOST_SUBJECT}
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Left left={MOST_SUBJECT - lettersOf(value)} near={30} />
    </>
  )
}
