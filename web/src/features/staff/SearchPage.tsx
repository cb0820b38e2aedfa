import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SearchFacts } from '../../lib/api-types'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { search } from './api'
import { Hits } from './Hits'
import { waysWording } from './wording'

type Way = SearchFacts['by']
const WAYS: Way[] = ['NAME_BIRTH', 'RECORD_BIRTH', 'PHONE_NAME']
const NOTHING = { familyName: '', birthDate: '', recordNumber: '', phone: '' }

/** Two facts, always: there is no list of all patients to walk through. */
export function SearchPage() {
  const { t } = useTexts()
  const [way, setWay] = useState<Way>('NAME_BIRTH')
  const [typed, setTyped] = useState(NOTHING)
  const find = useMutation({
    mutationFn: search,
    onSuccess: (found) => announce(t('search.found', { count: found.hits.length })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    find.mutate(factsOf(way, typed))
  }
  const set = (field: keyof typeof NOTHING) => ({
    value: typed[field],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  })
  return (
    <Page title={t('place.search')} lead={t('search.lead')}>
      <form onSubmit={submit} autoComplete="off">
        <fieldset className="modes">
          <legend className="unseen">{t('search.way')}</legend>
          {WAYS.map((choice) => (
            <label key={choice}>
              <input type="radio" name="way" checked={way === choice} onChange={() => setWay(choice)} />
              {t(waysWording[choice])}
            </label>
          ))}
        </fieldset>
        <FormProblem text={find.isError ? problemText(t, asProblem(find.error)) : null} />
        <div className="form-grid">
          {way === 'RECORD_BIRTH' && <Field label={t('person.recordNumber')} required {...set('recordNumber')} />}
          {way === 'PHONE_NAME' && <Field label={t('person.phone')} type="tel" required {...set('phone')} />}
          {way !== 'RECORD_BIRTH' && <Field label={t('person.familyName')} required {...set('familyName')} />}
          {way !== 'PHONE_NAME' && <Field label={t('person.birthDate')} type="date" required {...set('birthDate')} />}
        </div>
        <div className="actions">
          <button type="submit" className="button" disabled={find.isPending}>
            {find.isPending ? t('state.loading') : t('search.submit')}
          </button>
        </div>
      </form>
      {find.isSuccess && <Hits hits={find.data.hits} refine={find.data.refine} />}
    </Page>
  )
}

function factsOf(by: Way, typed: typeof NOTHING): SearchFacts {
  const familyName = typed.familyName.trim()
  switch (by) {
    case 'NAME_BIRTH':
      return { by, familyName, birthDate: typed.birthDate }
    case 'RECORD_BIRTH':
      return { by, recordNumber: typed.recordNumber.trim(), birthDate: typed.birthDate }
    case 'PHONE_NAME':
      return { by, phone: typed.phone.trim(), familyName }
  }
}
