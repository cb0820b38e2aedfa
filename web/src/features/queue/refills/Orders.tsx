import { instantText } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import type { RefillItem } from '../../../lib/refill-types'
import { useDateView } from '../../../lib/viewer'
import { orderStateWording, pharmacyStateWording } from './wording'

/** What went to pharmacies, and what they said. Two that are out are both shown: a patient may have fetched both. */
export function Orders({ refill }: { refill: RefillItem }) {
  const { t } = useTexts()
  const view = useDateView()
  const { orders, pharmacyState } = refill
  if (orders.length === 0) return pharmacyState && <p>{t(pharmacyStateWording[pharmacyState])}</p>
  return (
    <section aria-labelledby="orders">
      <h3 id="orders">{t('refillDesk.orders')}</h3>
      {pharmacyState && (
        <p className={needsSomebody(pharmacyState) ? 'why-not' : undefined}>{t(pharmacyStateWording[pharmacyState])}</p>
      )}
      <ul className="bullets">
        {orders.map((order) => (
          <li key={order.sentAt} className={isBad(order.state) ? 'strong' : undefined}>
            {t(order.current ? 'refillDesk.orderLast' : 'refillDesk.orderBefore', {
              when: instantText(view, order.sentAt),
            })}{' '}
            {t(orderStateWording[order.state])}
            {order.pharmacy && (
              <span className="small block">
                {order.pharmacy.name} · {order.pharmacy.phone}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const needsSomebody = (state: string) => ['FAILED', 'TOO_LATE', 'NOT_CALLED_BACK'].includes(state)
const isBad = (state: string) =>
  ['TOO_LATE', 'NOT_CALLED_BACK', 'FILLED_ALL_THE_SAME', 'REST_NOT_CALLED_BACK'].includes(state)
