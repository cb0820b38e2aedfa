import { useTexts } from '../lib/i18n'
import { Page } from '../ui/Page'

/** In place of a page whose own code failed. The failure is in the console; nothing of it is shown or sent. */
export function Broken() {
  const { t } = useTexts()
  return (
    <Page title={t('problem.appFailedTitle')}>
      <p className="lead" role="alert">
        {t('problem.appFailed')}
      </p>
      <div className="actions">
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t('shell.reload')}
        </button>
      </div>
    </Page>
  )
}
