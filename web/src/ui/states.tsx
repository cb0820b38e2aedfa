import type { ReactNode } from 'react'
import { asProblem } from '../lib/http'
import { useTexts } from '../lib/i18n'
import { problemText } from '../lib/wording'
import { Icon, type IconName } from './icons'

/** The shape of what is coming, so that nothing jumps when it comes. */
export function Skeleton({ rows = 4, tall = false }: { rows?: number; tall?: boolean }) {
  const { t } = useTexts()
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={tall ? 'bone tall' : 'bone'} />
      ))}
    </div>
  )
}

export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="mark">
        <Icon name={icon} />
      </span>
      <p className="strong">{title}</p>
      {children}
    </div>
  )
}

interface FailureProps {
  error: unknown
  retry?: () => void
}

/** What happened and what to do now. */
export function Failure({ error, retry }: FailureProps) {
  const { t } = useTexts()
  const problem = asProblem(error)
  return (
    <div className="failure" role="alert">
      <span className="mark">
        <Icon name="alert" />
      </span>
      <div>
        <p>{problemText(t, problem)}</p>
        {retry && problem.status !== 404 && problem.status !== 403 && (
          <button type="button" className="button quiet" onClick={retry}>
            {t('action.tryAgain')}
          </button>
        )}
      </div>
    </div>
  )
}

interface Loadable<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** Skeleton, failure or content: one of them, always. */
export function Loaded<T>({
  from,
  rows,
  tall,
  children,
}: {
  from: Loadable<T>
  rows?: number
  tall?: boolean
  children: (data: T) => ReactNode
}) {
  if (from.data !== undefined) return <>{children(from.data)}</>
  if (from.isPending) return <Skeleton rows={rows} tall={tall} />
  return <Failure error={from.error} retry={() => void from.refetch()} />
}
