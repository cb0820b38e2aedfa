import type { ReactNode } from 'react'
import { useTexts } from '../../lib/i18n'
import type { PharmacyLine } from '../../lib/refill-types'
import { Icon } from '../../ui/icons'
import { addressText, placeText } from './sentences'

export function PharmacyText({ pharmacy, tag }: { pharmacy: PharmacyLine; tag?: ReactNode }) {
  const { t } = useTexts()
  return (
    <>
      <span className="strong block">
        {pharmacy.name} {tag}
      </span>
      <span className="small block">{addressText(pharmacy)}</span>
      <span className="small block">{placeText(t, pharmacy)}</span>
      {pharmacy.closedForGood && (
        <span className="flag-line">
          <Icon name="alert" size={16} /> {t('refillAsk.closedForGood')}
        </span>
      )}
      {!pharmacy.takesScript && !pharmacy.closedForGood && (
        <span className="flag-line">
          <Icon name="note" size={16} /> {t('refillAsk.noScript')}
        </span>
      )}
    </>
  )
}
