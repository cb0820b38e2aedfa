import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Waiting } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { stillLeaves } from './answer'

interface ChangingProps {
  /** what is being changed; null if it has left or was taken back meanwhile */ one: Waiting | null
  onLeave: () => void
}

/** What is in the box is not new: it is to take the place of what leaves later. */
export function Changing({ one, onLeave }: ChangingProps) {
  const { t } = useTexts()
  const view = useDateView()
  const text = () => {
    if (!one) return t('later.gone')
    if (!stillLeaves(one, view.now)) return t('later.changingHeld')
    return [t('later.changing', { when: instantText(view, one.sendAt) }), one.close && t('later.changingCloses')]
      .filter(Boolean)
      .join(' ')
  }
  return (
    <div className="card pad spaced changing" role="status">
      <p>{text()}</p>
      {one && (
        <button type="button" className="button plain" onClick={onLeave}>
          {t('later.leaveIt')}
        </button>
      )}
    </div>
  )
}
