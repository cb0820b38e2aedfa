import { type DateView, plainDay } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import { withUnit } from '../../../lib/names'
import type { ProtocolCheck } from '../../../lib/refill-types'
import { useDateView } from '../../../lib/viewer'
import { Icon } from '../../../ui/icons'

function factText(view: DateView, { fact, unit, on }: ProtocolCheck['conditions'][number]): string {
  return [fact && withUnit(fact, unit), on && plainDay(view, on)].filter(Boolean).join(' · ')
}

/** Each condition with its answer in words and the fact it was answered from. */
export function Protocol({ check }: { check: ProtocolCheck | null }) {
  const { t } = useTexts()
  const view = useDateView()
  if (!check) return <p className="why-not">{t('refillDesk.protocolNone')}</p>
  return (
    <section className="protocol" aria-labelledby="protocol">
      <h3 id="protocol">{t('refillDesk.protocol', { name: check.name })}</h3>
      <p className="small">
        {t('refillDesk.protocolDays', { count: check.maxDays })}{' '}
        {t('refillDesk.protocolRefills', { count: check.maxRefills })}
      </p>
      <ul className="rows card">
        {check.conditions.map((condition) => (
          <li key={condition.text} className={condition.met ? 'condition met' : 'condition'}>
            <Icon name={condition.met ? 'check' : 'close'} size={20} />
            <span>
              {condition.text}
              {factText(view, condition) && <span className="small block">{factText(view, condition)}</span>}
            </span>
            <span className="verdict">{t(condition.met ? 'refillDesk.met' : 'refillDesk.notMet')}</span>
          </li>
        ))}
      </ul>
      <p className="strong">{t(check.allowed ? 'refillDesk.protocolYes' : 'refillDesk.protocolNo')}</p>
    </section>
  )
}
