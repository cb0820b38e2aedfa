import { Outlet } from '@tanstack/react-router'
import { useTexts } from '../lib/i18n'
import { LiveRegion } from '../ui/live'

export function Root() {
  const { t } = useTexts()
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Outlet />
      <LiveRegion />
    </>
  )
}
