import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { boardsQuery } from '../../../lib/counts'
import { Problem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { QueueRow } from '../../../lib/message-types'
import { problemText } from '../../../lib/wording'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import { Failure } from '../../../ui/states'
import { QUEUE } from '../api'
import { approveTogether } from './api'

const MOST = 50

interface BatchProps {
  rows: QueueRow[]
  ticked: string[]
  onTick: (ticked: string[]) => void
}

interface Outcome {
  approved: number
  left: { id: string; title: string; why: string }[]
}

/** Approves what a protocol allows among the chosen ones, and says of each other one why it was left. */
export function Batch({ rows, ticked, onTick }: BatchProps) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const chosen = rows.filter((row) => ticked.includes(row.id))
  const approving = useMutation({
    mutationFn: (wanted: QueueRow[]) => approveTogether(wanted),
    onSuccess: ({ approved, left }, wanted) => {
      const titleOf = (id: string) => {
        const row = wanted.find((one) => one.id === id)
        return row ? `${row.title}, ${row.patient.name}` : id
      }
      const told = left.map(({ id, code }) => ({ id, title: titleOf(id), why: problemText(t, new Problem(409, code)) }))
      setAsking(false)
      setOutcome({ approved: approved.length, left: told })
      onTick([]) // the same again would be refused again
      announce(
        [
          t('refillDesk.batchDone', { count: approved.length }),
          left.length > 0 && t('refillDesk.batchLeft', { count: left.length }),
        ]
          .filter(Boolean)
          .join(' '),
      )
    },
    // Also after a failure: an answer that was lost may have approved them.
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: boardsQuery.queryKey })
      // The open item may be among them, so all that was fetched of the queue is old.
      await client.invalidateQueries({ predicate: ({ queryKey: [key] }) => isOld(key) })
    },
  })
  const all = rows.length > 0 && chosen.length === Math.min(rows.length, MOST)
  return (
    <div className="batch">
      {outcome && <Told outcome={outcome} onHide={() => setOutcome(null)} />}
      {rows.length > 0 && (
        <div className="batch-line">
          <button
            type="button"
            className="button plain"
            onClick={() => onTick(all ? [] : rows.slice(0, MOST).map((row) => row.id))}
          >
            {t(all ? 'refillDesk.batchNone' : 'refillDesk.batchAll')}
          </button>
          {chosen.length > 0 && (
            <button
              type="button"
              className="button"
              aria-haspopup="dialog"
              disabled={chosen.length > MOST}
              onClick={() => {
                approving.reset()
                setAsking(true)
              }}
            >
              {t('refillDesk.batchDo', { count: chosen.length })}
            </button>
          )}
        </div>
      )}
      {chosen.length > MOST && <p className="field-error">{t('refillDesk.batchMost')}</p>}
      <Sheet
        title={t('refillDesk.batchTitle', { count: chosen.length })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <p>{t('refillDesk.batchLead')}</p>
        {approving.isError && <Failure error={approving.error} />}
        <div className="actions">
          <button
            type="button"
            className="button"
            disabled={approving.isPending}
            onClick={() => approving.mutate(chosen)}
          >
            {t('refillDesk.approve')}
          </button>
          <button type="button" className="button quiet" onClick={() => setAsking(false)}>
            {t('action.cancel')}
          </button>
        </div>
      </Sheet>
    </div>
  )
}

function isOld(key: unknown): boolean {
  return typeof key === 'string' && key.startsWith(QUEUE) && !key.endsWith('/draft')
}

function Told({ outcome, onHide }: { outcome: Outcome; onHide: () => void }) {
  const { t } = useTexts()
  return (
    <div className="card pad">
      <p className="strong">{t('refillDesk.batchDone', { count: outcome.approved })}</p>
      {outcome.left.length > 0 && (
        <>
          <p>{t('refillDesk.batchLeft', { count: outcome.left.length })}</p>
          <ul className="bullets">
            {outcome.left.map((one) => (
              <li key={one.id}>
                {one.title}
                <span className="small block">{one.why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="button plain" onClick={onHide}>
        {t('refillDesk.batchHide')}
      </button>
    </div>
  )
}
