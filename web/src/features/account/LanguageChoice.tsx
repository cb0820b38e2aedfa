import { useMutation } from '@tanstack/react-query'
import { useKeeper } from '../../app/keeper'
import { type Language, useTexts } from '../../lib/i18n'
import { Failure } from '../../ui/states'
import { chooseLanguage } from './api'

const languages: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
]

/** Saved with the account, so that letters and other devices follow. */
export function LanguageChoice() {
  const { t, language } = useTexts()
  const keeper = useKeeper()
  const choose = useMutation({
    mutationFn: chooseLanguage,
    onSuccess: (session) => keeper.renew(session),
  })
  return (
    <>
      <fieldset className="modes">
        <legend className="unseen">{t('language.title')}</legend>
        {languages.map(({ code, name }) => (
          <label key={code} lang={code}>
            <input
              type="radio"
              name="language"
              checked={language === code}
              disabled={choose.isPending}
              onChange={() => choose.mutate(code)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {choose.isError && <Failure error={choose.error} />}
    </>
  )
}
