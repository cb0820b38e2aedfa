import { Link } from '@tanstack/react-router'
import { useTexts } from '../lib/i18n'
import { GatePage } from '../ui/GatePage'

export function NotFound() {
  const { t } = useTexts()
  return (
    <GatePage title={t('notFound.title')}>
      <p className="lead">{t('notFound.body')}</p>
      <div className="actions">
        <Link className="button" to="/">
          {t('notFound.home')}
        </Link>
      </div>
    </GatePage>
  )
}
