import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Refill } from '../../lib/refill-types'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { Failure } from '../../ui/states'
import { refillsPath, withdraw } from './api'

/** Asked once; when the care team was faster, that is told and the list shows what they decided. */
export function Withdraw({ refill, patient }: { refill: Refill; patient: string }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { name } = refill.medicine
  const refresh = () =>
    client.invalidateQueries({ predicate: ({ queryKey: [key] }) => String(key).startsWith(refillsPath(patient)) })
  const work = useMutation({
    mutationFn: () => withdraw(patient, refill.id),
    onSuccess: async () => {
      setAsking(false)
      announce(t('refills.withdrawn'))
      await refresh()
    },
  })
  const decided = work.isError && asProblem(work.error).code === 'refill.DECIDED'
  const close = () => {
    setAsking(false)
    if (decided) void refresh() // not sooner: the fresh list takes this card, and what was said with it, away
  }
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-haspopup="dialog"
        aria-label={t('refills.withdrawOf', { name })}
        onClick={() => setAsking(true)}
      >
        {t('refills.withdraw')}
      </button>
      <Sheet title={t('refills.withdrawTitle')} open={asking} onClose={close}>
        <p>{t('refills.withdrawLead', { name })}</p>
        {work.isError && <Failure error={work.error} />}
        <div className="actions">
          {!decided && (
            <button type="button" className="button danger" disabled={work.isPending} onClick={() => work.mutate()}>
              {t('refills.withdrawYes')}
            </button>
          )}
          <button type="button" className="button quiet" onClick={close}>
            {t(decided ? 'action.close' : 'refills.withdrawNo')}
          </button>
        </div>
      </Sheet>
    </>
  )
}
