import { useTexts } from '../../lib/i18n'
import { Icon } from '../../ui/icons'
import { Sheet } from '../../ui/Sheet'
import type { RedFlag } from './redFlags/check'
import { kindOf } from './redFlags/kinds'

interface RedFlagSheetProps {
  flags: RedFlag[]
  onBack: () => void
  onSend: () => void
}

/** Says what to do now, and asks. It must be answered: neither escape nor a tap beside it sends or hides anything. */
export function RedFlagSheet({ flags, onBack, onSend }: RedFlagSheetProps) {
  const { t, language } = useTexts()
  const kinds = [...new Set(flags.map((flag) => flag.kind))].map(kindOf)
  const numbers = new Set(kinds.flatMap((kind) => kind.call))
  return (
    <Sheet title={t('flag.title')} open alert onClose={onBack}>
      <p>{t('flag.lead')}</p>
      <p className="small">{t('flag.found')}</p>
      <ul className="found-words">
        {[...new Set(flags.map((flag) => flag.words))].map((words) => (
          <li key={words}>“{words}”</li>
        ))}
      </ul>
      <h3>{t('flag.now')}</h3>
      <ul className="bullets">
        {kinds.map((kind) => (
          <li key={kind.code}>
            {kind.now[language]} <span className="small">{t('flag.source', { source: kind.source })}</span>
          </li>
        ))}
      </ul>
      <div className="calls">
        {numbers.has('911') && (
          <a className="button danger" href="tel:911">
            <Icon name="phone" size={18} />
            {t('emergency.call911')}
          </a>
        )}
        {numbers.has('988') && (
          <a className="button danger" href="tel:988">
            <Icon name="phone" size={18} />
            {t('emergency.call988')}
          </a>
        )}
        {numbers.has('poison') && (
          <a className="button quiet" href="tel:18002221222">
            <Icon name="phone" size={18} />
            {t('emergency.callPoison')}
          </a>
        )}
      </div>
      <p className="small">{t('flag.private')}</p>
      <div className="actions">
        <button type="button" className="button quiet" autoFocus onClick={onBack}>
          {t('flag.back')}
        </button>
        <button type="button" className="button plain" onClick={onSend}>
          {t('flag.send')}
        </button>
      </div>
    </Sheet>
  )
}
