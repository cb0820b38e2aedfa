import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import { problemText } from '../../../lib/wording'
import { FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import type { RefillRequest } from '../entries'
import { type Moves, useRefresh } from '../useMoves'
import { callBack } from './api'

/** Asks the pharmacy not to fill what was sent. Asked once, because a patient may be on the way to fetch it. */
export function CallBack({ item, moves }: { item: RefillRequest; moves: Moves }) {
  const { t } = useTexts()
  const refresh = useRefresh(item.row.id)
  const [asking, setAsking] = useState(false)
  const calling = useMutation({
    mutationFn: () => callBack(item.row),
    onMutate: () => moves.forget(),
    onSuccess: async () => {
      setAsking(false)
      announce(t('refillDesk.callBackDone'))
      await refresh()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await moves.showAnew()
      else await refresh()
    },
  })
  const problem = calling.error && asProblem(calling.error)
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-haspopup="dialog"
        onClick={() => {
          calling.reset()
          setAsking(true)
        }}
      >
        {t('refillDesk.callBack')}
      </button>
      <Sheet title={t('refillDesk.callBackTitle')} open={asking} onClose={() => setAsking(false)}>
        <FormProblem
          text={problem ? (problem.code === 'queue.CHANGED' ? moves.conflict : problemText(t, problem)) : null}
        />
        <p>{t('refillDesk.callBackLead')}</p>
        <div className="actions">
          <button type="button" className="button" disabled={calling.isPending} onClick={() => calling.mutate()}>
            {t('refillDesk.callBack')}
          </button>
        </div>
      </Sheet>
    </>
  )
}
