import { timeText } from '../../lib/dates'
import type { DraftState } from '../../lib/drafts'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'

/** Whether the text is safe. A quiet live region: its words change once a minute at most, or when saving fails. */
export function DraftLine({ state }: { state: DraftState }) {
  const { t } = useTexts()
  const view = useDateView()
  const text = () => {
    switch (state.kind) {
      case 'QUIET':
        return ''
      case 'SAVED':
        return t('draft.saved', { time: timeText(view, state.at) })
      case 'FAILED':
        if (!state.again) return t('draft.refused', { why: problemText(t, state.problem) })
        return t(state.problem.code === 'network.OFFLINE' ? 'draft.offline' : 'draft.failed')
    }
  }
  return (
    <p className={state.kind === 'FAILED' ? 'draft-line bad' : 'draft-line'} role="status">
      {text()}
    </p>
  )
}
