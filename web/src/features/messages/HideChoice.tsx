import { useTexts } from '../../lib/i18n'

interface HideChoiceProps {
  proxies: { accountId: string; name: string }[]
  hidden: string[]
  onChange: (hidden: string[]) => void
}

/** Only the patient has proxies to hide something from, so for anybody else there is nothing here. */
export function HideChoice({ proxies, hidden, onChange }: HideChoiceProps) {
  const { t } = useTexts()
  if (proxies.length === 0) return null
  return (
    <fieldset className="field hide-choice">
      <legend className="legend">{t('compose.hide')}</legend>
      <p className="small">{t('compose.hideLead')}</p>
      {proxies.map(({ accountId, name }) => (
        <label key={accountId} className="tick">
          <input
            type="checkbox"
            checked={hidden.includes(accountId)}
            onChange={(event) =>
              onChange(event.target.checked ? [...hidden, accountId] : hidden.filter((one) => one !== accountId))
            }
          />
          {t('compose.hideFrom', { name })}
        </label>
      ))}
    </fieldset>
  )
}
