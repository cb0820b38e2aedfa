import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { instantDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Found } from '../../lib/message-types'
import { useIsProxy } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { Field } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { RowLink } from '../../ui/parts'
import { Empty, Failure } from '../../ui/states'
import { search } from './api'
import { lastWording, topicFaces } from './wording'

const SHORTEST = 2

/** The words go in the body of a request, never into an address: they may be about health. */
export function SearchMessages({ patient, onSearch }: { patient: string; onSearch: (searching: boolean) => void }) {
  const { t } = useTexts()
  const proxy = useIsProxy(patient)
  const [words, setWords] = useState('')
  const [short, setShort] = useState(false)
  const find = useMutation({
    mutationFn: () => search(patient, words.trim()),
    onSuccess: (found) => announce(t('messages.found', { count: found.items.length })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const tooShort = words.trim().length < SHORTEST
    setShort(tooShort)
    if (tooShort) return
    onSearch(true)
    find.mutate()
  }
  const clear = () => {
    setWords('')
    setShort(false)
    find.reset()
    onSearch(false)
  }
  return (
    <>
      <form className="with-side" role="search" onSubmit={submit} autoComplete="off">
        <Field
          label={t(proxy ? 'messages.searchOf' : 'messages.search')}
          type="search"
          maxLength={100}
          error={short ? t('messages.searchShort') : null}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="submit" className="button quiet" disabled={find.isPending}>
          {t('messages.searchDo')}
        </button>
      </form>
      {find.isError && <Failure error={find.error} retry={() => find.mutate()} />}
      {find.isSuccess && <FoundList found={find.data} patient={patient} proxy={proxy} />}
      {!find.isIdle && (
        <div className="actions">
          <button type="button" className="button quiet" onClick={clear}>
            {t('messages.searchClear')}
          </button>
        </div>
      )}
    </>
  )
}

function FoundList({ found, patient, proxy }: { found: Found; patient: string; proxy: boolean }) {
  const { t } = useTexts()
  const view = useDateView()
  if (found.items.length === 0) {
    return (
      <Empty icon="search" title={t('messages.foundNone')}>
        <p>{t(found.complete ? 'messages.foundNoneWhy' : 'messages.foundPart')}</p>
      </Empty>
    )
  }
  return (
    <>
      <p className="group">{t('messages.found', { count: found.items.length })}</p>
      {!found.complete && <p className="small">{t('messages.foundPart')}</p>}
      <ul className="rows card">
        {found.items.map((item, index) => (
          <li key={`${item.threadId}-${index}`}>
            <RowLink to="/p/$patient/messages/$id" params={{ patient, id: item.threadId }}>
              <span className="strong">{item.subject}</span>
              <span className="small block">
                {[
                  t(topicFaces[item.topic].name),
                  t(proxy ? lastWording[item.side].proxy : lastWording[item.side].own),
                  instantDay(view, item.at),
                ].join(' · ')}
              </span>
              <span className="block">{item.excerpt}</span>
            </RowLink>
          </li>
        ))}
      </ul>
    </>
  )
}
