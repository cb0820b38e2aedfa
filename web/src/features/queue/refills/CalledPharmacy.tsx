import { useState } from 'react'
import { useTexts } from '../../../lib/i18n'
import type { RefillRequest } from '../entries'
import type { Moves } from '../useMoves'
import { CalledSheet } from './CalledSheet'

/** A pharmacy that nothing can be sent to, or that did not hear of it: somebody calls it, and says here what it said. */
export function CalledPharmacy({ item, moves }: { item: RefillRequest; moves: Moves }) {
  const { t } = useTexts()
  const { orders, asked, mayCallBack, pharmacyState } = item.refill
  // under way as it was decided: there is a reason to call only if it must not be filled
  const wanted = mayCallBack && pharmacyState !== 'NOT_CALLED_BACK'
  const toCall = orders.filter((order) => order.toCall).length
  const [confirming, setConfirming] = useState(false)
  return (
    <div className="why-not">
      {toCall > 0 && <p>{t(wanted ? 'refillDesk.callUnderWay' : 'refillDesk.callOut')}</p>}
      {toCall > 1 && <p>{t('refillDesk.callEach', { count: toCall })}</p>}
      {asked && !asked.answered && <p>{t('refillDesk.callAnswer', { pharmacy: asked.pharmacy })}</p>}
      <div className="actions">
        <button
          type="button"
          className={wanted ? 'button quiet' : 'button'}
          aria-haspopup="dialog"
          onClick={() => setConfirming(true)}
        >
          {t('refillDesk.called')}
        </button>
      </div>
      {confirming && <CalledSheet item={item} moves={moves} onClose={() => setConfirming(false)} />}
    </div>
  )
}
