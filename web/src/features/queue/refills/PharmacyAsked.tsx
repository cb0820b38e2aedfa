import { plainDay } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import type { PharmacyAsked as Asked } from '../../../lib/refill-types'
import { useDateView } from '../../../lib/viewer'
import { Facts } from '../../../ui/parts'

/** What the pharmacy itself asks for, beside the last prescription, and what is not known of it here. */
export function PharmacyAsked({ asked }: { asked: Asked }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <>
      {asked.answerFailed && (
        <p className="why-not">{t('refillDesk.theirs.answerFailed', { pharmacy: asked.pharmacy })}</p>
      )}
      {!asked.inDirectory && (
        <p className="why-not">{t('refillDesk.theirs.unknownPharmacy', { pharmacy: asked.pharmacy })}</p>
      )}
      {!asked.inChart && <p className="why-not">{t('refillDesk.theirs.notInChart')}</p>}
      <Facts
        items={[
          [t('refillDesk.theirs.medicine'), asked.medicine],
          [t('refillDesk.theirs.quantity'), asked.quantity],
          [t('refillDesk.theirs.days'), asked.daysSupply],
          [t('refillDesk.theirs.refills'), asked.refills],
          [t('refillDesk.theirs.sig'), asked.sig],
          [t('refillDesk.theirs.lastFill'), asked.lastFillOn && plainDay(view, asked.lastFillOn)],
        ]}
      />
    </>
  )
}
