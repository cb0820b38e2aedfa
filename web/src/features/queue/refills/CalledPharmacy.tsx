import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { OrderState } from '../../../lib/refill-types'
import { problemText } from '../../../lib/wording'
import { Choice, FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import type { RefillRequest } from '../entries'
import { type Moves, useRefresh } from '../useMoves'
import { calledPharmacy } from './api'

const LOOSE: OrderState[] = ['OUT', 'NOT_CALLED_BACK']

/** A pharmacy that nothing can be sent to, or that did not hear of it: somebody calls it, and says here what it said. */
export function CalledPharmacy({ item, moves }: { item: RefillRequest; moves: Moves }) {
  const { t } = useTexts()
  const refresh = useRefresh(item.row.id)
  const { orders, asked, mayCallBack, pharmacyState } = item.refill
  // under way as it was decided: there is a reason to call only if it must not be filled
  const wanted = mayCallBack && pharmacyState !== 'NOT_CALLED_BACK'
  const out = orders.some(({ state }) => LOOSE.includes(state))
  const [confirming, setConfirming] = useState(false)
  const [answer, setAnswer] = useState('')
  const [tried, setTried] = useState(false)
  const calling = useMutation({
    mutationFn: () => calledPharmacy(item.row, out && answer === 'FILLED'),
    onMutate: () => moves.forget(),
    onSuccess: async () => {
      setConfirming(false)
      announce(t('refillDesk.calledDone'))
      await refresh()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await moves.showAnew()
      else await refresh()
    },
  })
  const problem = calling.error && asProblem(calling.error)
  const confirm = () => {
    setTried(true)
    if (!out || answer !== '') calling.mutate()
  }
  return (
    <div className="why-not">
      {out && <p>{t(wanted ? 'refillDesk.callUnderWay' : 'refillDesk.callOut')}</p>}
      {asked && !asked.answered && <p>{t('refillDesk.callAnswer', { pharmacy: asked.pharmacy })}</p>}
      <div className="actions">
        <button
          type="button"
          className={wanted ? 'button quiet' : 'button'}
          aria-haspopup="dialog"
          onClick={() => {
            calling.reset()
            setTried(false)
            setConfirming(true)
          }}
        >
          {t('refillDesk.called')}
        </button>
      </div>
      <Sheet title={t('refillDesk.called')} open={confirming} onClose={() => setConfirming(false)}>
        <FormProblem
          text={problem ? (problem.code === 'queue.CHANGED' ? moves.conflict : problemText(t, problem)) : null}
        />
        <p>{t('refillDesk.calledLead')}</p>
        {out && (
          <Choice
            label={t('refillDesk.calledSaid')}
            required
            error={tried && answer === '' ? t('refillDesk.calledSayWhich') : null}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            options={[
              { value: '', label: t('desk.choose') },
              { value: 'NOT_FILLED', label: t('refillDesk.calledNotFilled') },
              { value: 'FILLED', label: t('refillDesk.calledFilled') },
            ]}
          />
        )}
        <div className="actions">
          <button type="button" className="button" disabled={calling.isPending} onClick={confirm}>
            {t('refillDesk.calledYes')}
          </button>
        </div>
      </Sheet>
    </div>
  )
}
