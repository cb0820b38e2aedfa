import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { FoundPharmacies, PharmacyLine, PharmacySearch } from '../../lib/refill-types'
import { Field } from '../../ui/Fields'
import { Sheet } from '../../ui/Sheet'
import { Failure, Skeleton } from '../../ui/states'
import { RowButton } from '../queue/RowButton'
import { PharmacyText } from './PharmacyText'

const MOST_FOUND = 50

interface SearchSheetProps {
  /** from where one may look */ search: (facts: PharmacySearch) => Promise<FoundPharmacies>
  onChoose: (pharmacy: PharmacyLine) => void
  onClose: () => void
}

/** By name, by place, or both. Sent in the body: where somebody looks for a pharmacy is in no address. */
export function PharmacySearchSheet({ search: find, onChoose, onClose }: SearchSheetProps) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [near, setNear] = useState('')
  const [openNow, setOpenNow] = useState(false)
  const [few, setFew] = useState(false)
  const search = useMutation({
    mutationFn: () => find({ words: words.trim() || null, near: near.trim() || null, openNow }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const nothing = words.trim() === '' && near.trim() === ''
    setFew(nothing)
    if (!nothing) search.mutate()
  }
  return (
    <Sheet title={t('refillAsk.find')} open onClose={onClose}>
      <form onSubmit={submit} autoComplete="off" noValidate>
        <div className="form-grid">
          <Field
            label={t('refillAsk.findWords')}
            maxLength={100}
            error={few ? t('refillAsk.findFew') : null}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Field
            label={t('refillAsk.findNear')}
            maxLength={100}
            value={near}
            onChange={(event) => setNear(event.target.value)}
          />
        </div>
        <label className="tick">
          <input type="checkbox" checked={openNow} onChange={(event) => setOpenNow(event.target.checked)} />
          {t('refillAsk.findOpen')}
        </label>
        <div className="actions">
          <button type="submit" className="button" disabled={search.isPending}>
            {t('refillAsk.findDo')}
          </button>
        </div>
      </form>
      {search.isPending && <Skeleton rows={3} />}
      {search.isError && <Failure error={search.error} retry={() => search.mutate()} />}
      {search.data && !search.isPending && <Results found={search.data} onChoose={onChoose} />}
    </Sheet>
  )
}

function Results({ found, onChoose }: { found: FoundPharmacies; onChoose: (pharmacy: PharmacyLine) => void }) {
  const { t } = useTexts()
  const { items, placeUnknown } = found
  return (
    <>
      <p className="found-words" role="status">
        {placeUnknown && t('refillAsk.placeUnknown')}{' '}
        {items.length > 0
          ? t(placeUnknown ? 'refillAsk.foundAnywhere' : 'refillAsk.found', { count: items.length })
          : !placeUnknown && t('refillAsk.foundNone')}
      </p>
      {items.length > 0 && (
        <ul className="rows card">
          {items.map((pharmacy) => (
            <li key={pharmacy.id}>
              <RowButton onPress={() => onChoose(pharmacy)}>
                <PharmacyText pharmacy={pharmacy} />
              </RowButton>
            </li>
          ))}
        </ul>
      )}
      {items.length >= MOST_FOUND && <p className="small">{t('refillAsk.foundMost')}</p>}
    </>
  )
}
