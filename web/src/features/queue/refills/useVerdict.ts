import { useMutation } from '@tanstack/react-query'
import { asProblem } from '../../../lib/http'
import { type Texts, useTexts } from '../../../lib/i18n'
import { problemText } from '../../../lib/wording'
import { forgetStepUp } from '../../identity/useStepUp'
import type { RefillRequest } from '../entries'
import { type Moves, useRefresh } from '../useMoves'
import { type Verdict, decide } from './api'

/** Decides; when somebody else was faster, that is told and shown, and nothing that was typed is lost by it. */
export function useVerdict(item: RefillRequest, moves: Moves, onDone: (done: string) => void) {
  const { t } = useTexts()
  const refresh = useRefresh(item.row.id)
  const deciding = useMutation({
    mutationFn: (verdict: Verdict) => decide(item.row, verdict),
    onMutate: () => moves.forget(),
    onSuccess: async (_, { verb }) => {
      onDone(doneText(t, verb))
      await refresh()
    },
    onError: async (failure) => {
      const { code } = asProblem(failure)
      if (code === 'queue.CHANGED') await moves.showAnew()
      if (code === 'refill.DECIDED') await refresh()
      if (code === 'session.STEP_UP') forgetStepUp()
    },
  })
  const problem = deciding.error && asProblem(deciding.error)
  return {
    run: (verdict: Verdict) => {
      if (!deciding.isPending) deciding.mutate(verdict)
    },
    busy: deciding.isPending,
    forget: deciding.reset,
    problem: problem ? (problem.code === 'queue.CHANGED' ? moves.conflict : problemText(t, problem)) : null,
  }
}

function doneText(t: Texts, verb: Verdict['verb']): string {
  switch (verb) {
    case 'approve':
      return t('refillDesk.done.approve')
    case 'deny':
      return t('refillDesk.done.deny')
    case 'needs-visit':
      return t('refillDesk.done.needsVisit')
    case 'on-paper':
      return t('refillDesk.done.onPaper')
  }
}
