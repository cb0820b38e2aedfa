import { useTexts } from '../lib/i18n'

export type NowOrBefore = 'now' | 'before'

/** Two lists behind one switch: what counts today, and what once did. */
export function NowBefore({
  value,
  onChange,
  label,
}: {
  value: NowOrBefore
  onChange: (value: NowOrBefore) => void
  label: string
}) {
  const { t } = useTexts()
  return (
    <fieldset className="modes no-print">
      <legend className="unseen">{label}</legend>
      {(['now', 'before'] as const).map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="state"
            value={choice}
            checked={value === choice}
            onChange={() => onChange(choice)}
          />
          {t(`state.${choice}`)}
        </label>
      ))}
    </fieldset>
  )
}
