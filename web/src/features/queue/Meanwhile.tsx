import { useTexts } from '../../lib/i18n'

interface MeanwhileProps {
  busy: boolean
  onSend: () => void
  onWrite: () => void
}

/** A message came that the writer had not seen: they have now, and say whether theirs still fits. */
export function Meanwhile({ busy, onSend, onWrite }: MeanwhileProps) {
  const { t } = useTexts()
  return (
    <div className="failure" role="alert">
      <p>{t('queue.refused.answeredMeanwhile')}</p>
      <div className="actions">
        <button type="button" className="button" disabled={busy} onClick={onSend}>
          {t('queue.sendAgain')}
        </button>
        <button type="button" className="button quiet" onClick={onWrite}>
          {t('queue.keepWriting')}
        </button>
      </div>
    </div>
  )
}
