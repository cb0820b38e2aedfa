import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { asProblem, serverNow } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { SeveralSent } from '../../../lib/several-types'
import { problemText } from '../../../lib/wording'
import { announce } from '../../../ui/live'
import { standOf, undo } from './api'

const LOOK_AGAIN = 2_000

const secondsTo = (instant: string) => Math.max(0, Math.ceil((Date.parse(instant) - serverNow().getTime()) / 1000))

/** As long as it has not left, it can be undone with one press. */
export function UndoBar({ sent, onOver }: { sent: SeveralSent; onOver: () => void }) {
  const { t } = useTexts()
  const [left, setLeft] = useState(() => secondsTo(sent.leavesAt))
  useEffect(() => {
    const clock = setInterval(() => setLeft(secondsTo(sent.leavesAt)), 1000)
    return () => clearInterval(clock)
  }, [sent.leavesAt])
  const undoing = useMutation({
    mutationFn: () => undo(sent.id),
    onSuccess: ({ takenBack }) => announce(t('several.undone', { count: takenBack })),
  })
  const undone = undoing.data
  const stand = useQuery({
    queryKey: ['how far to several', sent.id],
    queryFn: () => standOf(sent.id),
    enabled: left === 0 && !undone,
    refetchInterval: ({ state }) => (state.data?.waiting === 0 ? false : LOOK_AGAIN),
  })
  const over = left === 0 && stand.data?.waiting === 0 ? stand.data : null
  const said = () => {
    if (undone) return t('several.undone', { count: undone.takenBack })
    if (left > 0) return t('several.leaves', { count: sent.patients, seconds: left })
    if (!over) return t('several.left', { count: sent.patients })
    return [t('several.wentOut', { count: over.left }), over.held > 0 && t('several.cameBack', { count: over.held })]
      .filter(Boolean)
      .join(' ')
  }
  return (
    <div className="card pad undo-bar">
      <p role={over ? 'status' : undefined}>{said()}</p>
      {undoing.isError && (
        <p className="field-error" role="alert">
          {problemText(t, asProblem(undoing.error))}
        </p>
      )}
      <div className="actions">
        {left > 0 && !undone ? (
          <button type="button" className="button" disabled={undoing.isPending} onClick={() => undoing.mutate()}>
            {t('several.undo')}
          </button>
        ) : (
          <button type="button" className="button quiet" onClick={onOver}>
            {t('refillDesk.batchHide')}
          </button>
        )}
      </div>
    </div>
  )
}
