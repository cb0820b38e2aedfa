import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { instantText } from '../../../lib/dates'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { OrderLine, OrderState, PharmacyCall } from '../../../lib/refill-types'
import { useDateView } from '../../../lib/viewer'
import { problemText } from '../../../lib/wording'
import { Choice, FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import type { RefillRequest } from '../entries'
import { type Moves, useRefresh } from '../useMoves'
import { calledPharmacy } from './api'

type Heard = '' | 'NOT_FILLED' | 'FILLED'

const GIVEN: OrderState[] = ['FILLED', 'FILLED_ALL_THE_SAME', 'REST_NOT_CALLED_BACK']

/** What was said on the telephone, of each order by itself: what was not asked about yet stays to be called about. */
export function CalledSheet({ item, moves, onClose }: { item: RefillRequest; moves: Moves; onClose: () => void }) {
  const { t } = useTexts()
  const refresh = useRefresh(item.row.id)
  const { asked } = item.refill
  const orders = item.refill.orders.filter((order) => order.toCall)
  const waits = asked !== null && !asked.answered
  const [heard, setHeard] = useState<Record<string, Heard>>({})
  const [told, setTold] = useState<'' | 'TOLD'>('')
  const [tried, setTried] = useState(false)
  const said: PharmacyCall = {
    orders: orders.flatMap(({ id }) => (heard[id] ? [{ order: id, filled: heard[id] === 'FILLED' }] : [])),
    answered: waits && (orders.length === 0 || told === 'TOLD'),
  }
  const nothing = said.orders.length === 0 && !said.answered
  const left = orders.length - said.orders.length
  const calling = useMutation({
    mutationFn: () => calledPharmacy(item.row, said),
    onMutate: () => moves.forget(),
    onSuccess: async () => {
      announce(left > 0 ? t('refillDesk.calledLeft', { count: left }) : t('refillDesk.calledDone'))
      onClose()
      await refresh()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await moves.showAnew()
      else await refresh()
    },
  })
  const problem = calling.error && asProblem(calling.error)
  const failed = problem ? (problem.code === 'queue.CHANGED' ? moves.conflict : problemText(t, problem)) : null
  const confirm = () => {
    setTried(true)
    if (!nothing) calling.mutate()
  }
  return (
    <Sheet title={t('refillDesk.called')} open onClose={onClose}>
      <FormProblem text={tried && nothing ? t('refillDesk.calledSayWhich') : failed} />
      <p>{t('refillDesk.calledLead')}</p>
      {orders.map((order) => (
        <Said
          key={order.id}
          order={order}
          heard={heard[order.id] ?? ''}
          onHeard={(value) => setHeard({ ...heard, [order.id]: value })}
        />
      ))}
      {waits && orders.length > 0 && (
        <Choice
          label={t('refillDesk.calledAsked', { pharmacy: asked.pharmacy })}
          value={told}
          onChange={(event) => setTold(event.target.value === 'TOLD' ? 'TOLD' : '')}
          options={[
            { value: '', label: t('refillDesk.calledNotYet') },
            { value: 'TOLD', label: t('refillDesk.calledTold') },
          ]}
        />
      )}
      <div className="actions">
        <button type="button" className="button" disabled={calling.isPending} onClick={confirm}>
          {t('refillDesk.calledYes')}
        </button>
      </div>
    </Sheet>
  )
}

function Said({ order, heard, onHeard }: { order: OrderLine; heard: Heard; onHeard: (heard: Heard) => void }) {
  const { t } = useTexts()
  const when = instantText(useDateView(), order.sentAt)
  const given = GIVEN.includes(order.state)
  return (
    <Choice
      label={
        order.pharmacy
          ? t('refillDesk.calledSaidBy', { pharmacy: order.pharmacy.name, when })
          : t('refillDesk.calledSaid', { when })
      }
      hint={order.pharmacy?.phone}
      value={heard}
      onChange={({ target: { value } }) => onHeard(value === 'FILLED' || value === 'NOT_FILLED' ? value : '')}
      options={[
        { value: '', label: t('refillDesk.calledNotYet') },
        { value: 'NOT_FILLED', label: t(given ? 'refillDesk.calledNotAgain' : 'refillDesk.calledNotFilled') },
        { value: 'FILLED', label: t(given ? 'refillDesk.calledAllFilled' : 'refillDesk.calledFilled') },
      ]}
    />
  )
}
