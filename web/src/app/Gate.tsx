import { Navigate, useLocation } from '@tanstack/react-router'
import { useTexts } from '../lib/i18n'
import { wantBackTo } from '../lib/returnTo'
import { useSessionState } from '../lib/session'
import { GatePage } from '../ui/GatePage'
import { Failure, Skeleton } from '../ui/states'
import { useKeeper } from './keeper'
import { Shell } from './Shell'

/** Lets nobody in without a whole session; a page behind it is not even fetched before. */
export function Gate() {
  const { t } = useTexts()
  const state = useSessionState()
  const path = useLocation({ select: (location) => location.pathname })
  const keeper = useKeeper()
  switch (state.kind) {
    case 'IN':
      return <Shell />
    case 'LOADING':
      return (
        <main className="page" id="content" tabIndex={-1}>
          <Skeleton rows={3} />
        </main>
      )
    case 'HALF':
      return <Navigate to={state.missing === 'CODE' ? '/sign-in' : '/activate'} />
    case 'OUT':
      if (state.reason === 'NEW') wantBackTo(path)
      return <Navigate to="/sign-in" />
    case 'FAILED':
      return (
        <GatePage title={t('gate.failed')}>
          <Failure error={state.problem} retry={() => void keeper.find()} />
        </GatePage>
      )
  }
}
