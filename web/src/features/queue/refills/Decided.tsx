import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../lib/i18n'
import { Icon } from '../../../ui/icons'
import { stateFaces } from '../../refills/wording'
import type { RefillRequest } from '../entries'
import type { Moves } from '../useMoves'
import { CallBack } from './CallBack'

/** What was decided, and what can still be done about it: call it back, or print it. */
export function Decided({ item, moves }: { item: RefillRequest; moves: Moves }) {
  const { t } = useTexts()
  const { row, refill } = item
  return (
    <>
      <p className="state-line">{t('refillDesk.decided', { state: t(stateFaces[refill.state].name) })}</p>
      {refill.mayCallBack && (!refill.mayCall || refill.pharmacyState === 'NOT_CALLED_BACK') && (
        <CallBack item={item} moves={moves} />
      )}
      {refill.mayPrint && (
        <Link className="button" to="/print/$item" params={{ item: row.id }}>
          <Icon name="print" />
          {t('paper.open')}
        </Link>
      )}
    </>
  )
}
