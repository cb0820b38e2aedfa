import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { type Problem, asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { Page } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { targetOf } from './api'
import type { NoticeTarget } from './types'

/** Where a link from outside leads, once it is known who follows it. */
export function GoPage() {
  const { t } = useTexts()
  const notice = useParams({ strict: false, select: (params) => (params as { notice?: string }).notice ?? '' })
  const target = useQuery(targetOf(notice))
  if (target.data) return <Navigate to={pathOf(target.data)} replace />
  return (
    <Page title={t('notices.go')}>
      {target.isError && isNowhere(asProblem(target.error)) ? (
        <Empty icon="question" title={t('notices.goNowhere')}>
          <p>{t('notices.goNowhereWhy')}</p>
        </Empty>
      ) : (
        <Loaded from={target} rows={2}>
          {() => null}
        </Loaded>
      )}
    </Page>
  )
}

/** Anything else, as no network or a server that is busy, says nothing of the link. */
function isNowhere({ status }: Problem): boolean {
  return status === 404 || status === 403
}

function pathOf({ to, patient, id }: NoticeTarget): string {
  switch (to) {
    case 'thread':
      return `/p/${patient}/messages/${id}`
    case 'refills':
      return `/p/${patient}/refills`
    case 'queue':
      return `/queue/mine/${id}`
    case 'settings':
      return '/notices'
  }
}
