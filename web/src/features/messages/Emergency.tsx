import { useTexts } from '../../lib/i18n'
import { Icon } from '../../ui/icons'

/** Stands before every place where somebody may write. */
export function Emergency() {
  const { t } = useTexts()
  return (
    <aside className="emergency" aria-label={t('emergency.title')}>
      <Icon name="alert" />
      <div>
        <p className="strong">{t('emergency.title')}</p>
        <p>{t('emergency.call')}</p>
        <p>{t('emergency.crisis')}</p>
        <p>{t('emergency.why')}</p>
      </div>
      <div className="calls">
        <a className="button danger" href="tel:911">
          <Icon name="phone" size={18} />
          {t('emergency.call911')}
        </a>
        <a className="button quiet" href="tel:988">
          <Icon name="phone" size={18} />
          {t('emergency.call988')}
        </a>
      </div>
    </aside>
  )
}
