import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { type TextKey, useTexts } from '../../lib/i18n'
import type { PharmacyLine, RefillChoices } from '../../lib/refill-types'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { Tag } from '../../ui/parts'
import { Failure } from '../../ui/states'
import { choicesQuery, keepFavourite } from './api'
import { FieldError } from './MedicineChoice'
import { PharmacyText } from './PharmacyText'

interface PharmacyChoiceProps {
  choices: Pick<RefillChoices, 'favourite' | 'lastUsed'>
  patient: string
  /** from a search */ found: PharmacyLine | null
  value: string | null
  onChange: (id: string) => void
  onSearch: () => void
  error: string | null
}

/** The usual one and the last one are a tap away; every other is found by name or place. */
export function PharmacyChoice({ choices, patient, found, value, onChange, onSearch, error }: PharmacyChoiceProps) {
  const { t } = useTexts()
  const id = useId()
  const offered = offeredOf(choices, found)
  const chosen = offered.find(({ pharmacy }) => pharmacy.id === value)?.pharmacy ?? null
  return (
    <fieldset className="choose" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t('refillAsk.whichPharmacy')}</legend>
      {error && <FieldError id={`${id}-error`} text={error} />}
      {offered.length > 0 && (
        <ul className="rows card">
          {offered.map(({ pharmacy, why }) => (
            <li key={pharmacy.id}>
              <label className="choose-row">
                <input
                  type="radio"
                  name={id}
                  checked={value === pharmacy.id}
                  disabled={pharmacy.closedForGood}
                  aria-label={pharmacy.name}
                  aria-describedby={`${id}-${pharmacy.id}`}
                  onChange={() => onChange(pharmacy.id)}
                />
                <span id={`${id}-${pharmacy.id}`}>
                  <PharmacyText pharmacy={pharmacy} tag={<Tag>{t(why)}</Tag>} />
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <button type="button" className="button quiet" aria-haspopup="dialog" onClick={onSearch}>
          <Icon name="search" />
          {t(offered.length > 0 ? 'refillAsk.findOther' : 'refillAsk.find')}
        </button>
        {chosen && <Favourite patient={patient} chosen={chosen} favourite={choices.favourite} />}
      </div>
    </fieldset>
  )
}

interface Offered {
  pharmacy: PharmacyLine
  why: TextKey
}

/** Each once: the usual one is often the last one too. */
function offeredOf(
  { favourite, lastUsed }: Pick<RefillChoices, 'favourite' | 'lastUsed'>,
  found: PharmacyLine | null,
): Offered[] {
  const all: (Offered | null)[] = [
    favourite && { pharmacy: favourite, why: 'refillAsk.favourite' },
    lastUsed && { pharmacy: lastUsed, why: 'refillAsk.lastUsed' },
    found && { pharmacy: found, why: 'refillAsk.found' },
  ]
  const known = all.filter((one) => one !== null)
  return known.filter((one, at) => known.findIndex((other) => other.pharmacy.id === one.pharmacy.id) === at)
}

function Favourite({
  patient,
  chosen,
  favourite,
}: {
  patient: string
  chosen: PharmacyLine
  favourite: PharmacyLine | null
}) {
  const { t } = useTexts()
  const client = useQueryClient()
  const usual = favourite?.id === chosen.id
  const keeping = useMutation({
    mutationFn: () => keepFavourite(patient, usual ? null : chosen.id),
    onSuccess: async () => {
      announce(usual ? t('refillAsk.usualGone') : t('refillAsk.usualSaved', { name: chosen.name }))
      await client.invalidateQueries({ queryKey: choicesQuery(patient).queryKey })
    },
  })
  return (
    <>
      <button type="button" className="button plain" disabled={keeping.isPending} onClick={() => keeping.mutate()}>
        {t(usual ? 'refillAsk.notUsual' : 'refillAsk.makeUsual')}
      </button>
      {keeping.isError && <Failure error={keeping.error} />}
    </>
  )
}
