import { useId } from 'react'
import { useTexts } from '../../../lib/i18n'
import type { Decision, RefillItem } from '../../../lib/refill-types'
import { unitWording } from './wording'

interface ChooseAlternativeProps {
  refill: RefillItem
  chosen: number | null
  onChoose: (number: number, proposal: Decision) => void
}

/** Which of those that the pharmacy would give; nothing is chosen beforehand. One alone is no choice. */
export function ChooseAlternative({ refill, chosen, onChoose }: ChooseAlternativeProps) {
  const { t } = useTexts()
  const id = useId()
  const all = refill.change?.alternatives ?? []
  if (all.length < 2) return null
  return (
    <fieldset className="choose">
      <legend>{t('refillDesk.alternatives')}</legend>
      <ul className="rows card">
        {all.map(({ medicine, proposal, controlled }, number) => (
          <li key={number}>
            <label className="choose-row">
              <input
                type="radio"
                name={id}
                checked={chosen === number}
                aria-label={medicine}
                aria-describedby={`${id}-${number}`}
                onChange={() => onChoose(number, proposal)}
              />
              <span id={`${id}-${number}`}>
                <span className="strong block">{medicine}</span>
                <span className="small block">
                  {t('refillDesk.amount', {
                    quantity: proposal.quantity || '?',
                    unit: t(unitWording[proposal.unit] ?? 'paper.unit.unspecified'),
                    days: proposal.daysSupply,
                    count: proposal.refills,
                  })}
                </span>
                {proposal.sig && <span className="small block">{proposal.sig}</span>}
                {controlled && <span className="small block">{t('refillDesk.alternativeNotSent')}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
