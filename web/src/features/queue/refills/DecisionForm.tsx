import { useState } from 'react'
import { useTexts } from '../../../lib/i18n'
import type { PharmacyLine } from '../../../lib/refill-types'
import { Choice, Field } from '../../../ui/Fields'
import { PharmacySearchSheet } from '../../refills/PharmacySearchSheet'
import type { RefillRequest } from '../entries'
import { findPharmacies } from './api'
import type { Faults, Typed } from './decision'
import { unitWording } from './wording'

interface DecisionFormProps {
  typed: Typed
  onChange: (typed: Typed) => void
  faults: Faults
  item: RefillRequest
  pharmacy: PharmacyLine | null
  onPharmacy: (pharmacy: PharmacyLine) => void
}

type TextField = Exclude<keyof Typed, 'substitutionAllowed'>

/** No form element of its own: enter in a field must not approve anything. */
export function DecisionForm({ typed, onChange, faults, item, pharmacy, onPharmacy }: DecisionFormProps) {
  const { t } = useTexts()
  const [finding, setFinding] = useState(false)
  const field = (name: TextField) => {
    const fault = faults[name]
    return {
      value: typed[name],
      error: fault ? t(fault.key, { most: fault.most ?? 0 }) : null,
      onChange: (event: { target: { value: string } }) => onChange({ ...typed, [name]: event.target.value }),
    }
  }
  return (
    <>
      <p className="small">{t(item.refill.change ? 'refillDesk.prefilledTheirs' : 'refillDesk.prefilled')}</p>
      <div className="form-grid">
        <Field label={t('refillDesk.qty')} inputMode="decimal" {...field('quantity')} />
        <Choice
          label={t('refillDesk.unit')}
          options={Object.entries(unitWording).map(([value, text]) => ({ value, label: t(text) }))}
          {...field('unit')}
        />
        <Field label={t('refillDesk.days')} inputMode="numeric" {...field('daysSupply')} />
        <Field label={t('refillDesk.refills')} inputMode="numeric" {...field('refills')} />
      </div>
      <Field label={t('refillDesk.sig')} maxLength={1000} {...field('sig')} />
      <Field label={t('refillDesk.pharmacyNote')} maxLength={210} {...field('note')} />
      <label className="tick">
        <input
          type="checkbox"
          checked={typed.substitutionAllowed}
          onChange={(event) => onChange({ ...typed, substitutionAllowed: event.target.checked })}
        />
        {t('refillDesk.substitution')}
      </label>
      {item.refill.pharmacy?.closedForGood && (
        <p className="why-not">{t('refillDesk.pharmacyClosed', { pharmacy: item.refill.pharmacy.name })}</p>
      )}
      <p className="small">
        {pharmacy ? t('refillDesk.approveTo', { pharmacy: pharmacy.name }) : t('refillDesk.approveNowhere')}
      </p>
      <div className="actions">
        <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setFinding(true)}>
          {t('refillDesk.otherPharmacy')}
        </button>
      </div>
      {finding && (
        <PharmacySearchSheet
          search={(facts) => findPharmacies(item.row.id, facts)}
          onChoose={(chosen) => {
            onPharmacy(chosen)
            setFinding(false)
          }}
          onClose={() => setFinding(false)}
        />
      )}
    </>
  )
}
