import { useTexts } from '../../../lib/i18n'

interface VerbsProps {
  mayApprove: boolean
  mayDecline: boolean
  mayAsk: boolean
  onPaper: boolean
  /** only paper is possible, so that is the first thing to do */ controlled: boolean
  busy: boolean
  onPress: (key: string) => void
}

/** What can be decided; each opens a sheet, and nothing is sent before that is confirmed. */
export function Verbs({ mayApprove, mayDecline, mayAsk, onPaper, controlled, busy, onPress }: VerbsProps) {
  const { t } = useTexts()
  // whoever may approve it, or put it on paper, may decline it too
  if (!mayDecline && !mayAsk) return null
  return (
    <div className="actions">
      {mayApprove && <Verb label={t('refillDesk.approve')} hotkey="a" loud busy={busy} onPress={onPress} />}
      {onPaper && <Verb label={t('refillDesk.onPaper')} hotkey="p" loud={controlled} busy={busy} onPress={onPress} />}
      {mayDecline && (
        <>
          <Verb label={t('refillDesk.deny')} hotkey="d" busy={busy} onPress={onPress} />
          <Verb label={t('refillDesk.needsVisit')} hotkey="v" busy={busy} onPress={onPress} />
        </>
      )}
      {mayAsk && <Verb label={t('refillDesk.ask')} hotkey="q" busy={busy} onPress={onPress} />}
    </div>
  )
}

interface VerbProps {
  label: string
  hotkey: string
  loud?: boolean
  busy: boolean
  onPress: (key: string) => void
}

function Verb({ label, hotkey, loud = false, busy, onPress }: VerbProps) {
  return (
    <button
      type="button"
      className={loud ? 'button' : 'button quiet'}
      aria-keyshortcuts={hotkey}
      aria-haspopup="dialog"
      disabled={busy}
      onClick={() => onPress(hotkey)}
    >
      {label} <kbd aria-hidden="true">{hotkey}</kbd>
    </button>
  )
}
