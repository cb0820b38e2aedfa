import { useTexts } from '../../lib/i18n'
import { Sheet } from '../../ui/Sheet'

interface ReplaceSheetProps {
  onReplace: () => void
  onClose: () => void
}

/** Something was begun here; another text in its place would be the end of it. */
export function ReplaceSheet({ onReplace, onClose }: ReplaceSheetProps) {
  const { t } = useTexts()
  return (
    <Sheet title={t('replace.title')} open alert onClose={onClose}>
      <p>{t('replace.lead')}</p>
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t('replace.keep')}
        </button>
        <button type="button" className="button quiet" onClick={onReplace}>
          {t('replace.do')}
        </button>
      </div>
    </Sheet>
  )
}
