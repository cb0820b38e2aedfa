import type { ReactNode } from 'react'
import { useTexts } from '../../lib/i18n'

interface ReplyActionsProps {
  busy: boolean
  /** what is in the box is to take the place of what leaves later */ changing: boolean
  /** and it can leave at the time that was set for that */ mayKeepTime: boolean
  onNow: () => void
  onClose: () => void
  onTime: () => void
  children: ReactNode
}

/** How a reply leaves. The first of them is what Ctrl+Enter does. */
export function ReplyActions({ busy, changing, mayKeepTime, onNow, onClose, onTime, children }: ReplyActionsProps) {
  const { t } = useTexts()
  return (
    <>
      <button type="submit" className="button" disabled={busy}>
        {t(busy ? 'state.sending' : mayKeepTime ? 'later.saveChange' : 'compose.send')}{' '}
        <kbd aria-hidden="true">Ctrl ↵</kbd>
      </button>
      {mayKeepTime && (
        <button type="button" className="button quiet" disabled={busy} onClick={onNow}>
          {t('later.sendNow')}
        </button>
      )}
      {!changing && (
        <button type="button" className="button quiet" disabled={busy} onClick={onClose}>
          {t('queue.sendClose')}
        </button>
      )}
      <button type="button" className="button quiet" disabled={busy} onClick={onTime}>
        {t(changing ? 'later.otherTime' : 'later.open')}
      </button>
      {children}
    </>
  )
}
