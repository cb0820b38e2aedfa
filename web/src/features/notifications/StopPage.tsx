import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTexts } from '../../lib/i18n'
import { GatePage } from '../../ui/GatePage'
import { Failure } from '../../ui/states'
import { stopByToken } from './api'

/** Opened from the foot of an e-mail, without signing in. Opening it changes nothing: programs open links too. */
export function StopPage() {
  const { t } = useTexts()
  const token = useParams({ strict: false, select: (params) => (params as { token?: string }).token ?? '' })
  const stop = useMutation({ mutationFn: () => stopByToken(token) })
  if (stop.isSuccess) {
    return (
      <GatePage title={t('stop.done')}>
        <p className="lead" role="status">
          {t('stop.doneLead')}
        </p>
      </GatePage>
    )
  }
  return (
    <GatePage title={t('stop.title')}>
      <p className="lead">{t('stop.lead')}</p>
      {stop.isError && <Failure error={stop.error} />}
      <div className="actions">
        <button type="button" className="button" disabled={stop.isPending} onClick={() => stop.mutate()}>
          {t('stop.button')}
        </button>
      </div>
    </GatePage>
  )
}
