import { Suspense, lazy, useEffect, useState } from 'react'
import { useTexts } from '../lib/i18n'
import { useSession } from '../lib/session'
import { saveAll } from '../lib/unsaved'
import { Failure } from '../ui/states'
import { useKeeper } from './keeper'

/** What is typed in the last seconds of a session must still reach the server before the end. */
const SAVE_BEFORE_END_SECONDS = 5

const Sheet = lazy(() => import('../ui/Sheet').then((module) => ({ default: module.Sheet })))

/** Two minutes before the end: a countdown and a way to stay. At the end the screen is emptied. */
export function IdleWarning() {
  const { t } = useTexts()
  const session = useSession()
  const keeper = useKeeper()
  const [left, setLeft] = useState<number | null>(null)
  const [absolute, setAbsolute] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  useEffect(() => {
    // By the clock on the wall, not by counting: a laptop that slept must not wake up to an open record.
    const look = () => {
      const seconds = Math.ceil((keeper.endsAtMillis(session) - Date.now()) / 1000)
      setAbsolute(keeper.endsAtMillis(session) === Date.parse(session.endsAt))
      if (seconds > 0 && seconds <= SAVE_BEFORE_END_SECONDS) void saveAll()
      if (seconds <= 0) keeper.expire()
      else setLeft(seconds <= session.warnSeconds ? seconds : null)
    }
    look()
    const timer = setInterval(look, 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [keeper, session])

  if (left === null) return null
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const stay = () => {
    setFailure(null)
    keeper.touch().then(() => setLeft(null), setFailure)
  }
  return (
    <Suspense>
      <Sheet title={t('idle.title')} open alert onClose={stay}>
        <p className="say" role="timer" aria-live="off">
          {t(absolute ? 'idle.limit' : 'idle.left', { clock })}
        </p>
        <p className="unseen" role="status">
          {left % 30 === 0 ? t('idle.left', { clock }) : ''}
        </p>
        <p className="lead">{t(absolute ? 'idle.limitWhy' : 'idle.why')}</p>
        {failure !== null && <Failure error={failure} />}
        <div className="actions">
          {!absolute && (
            <button type="button" className="button" autoFocus onClick={stay}>
              {t('idle.stay')}
            </button>
          )}
          <button type="button" className="button quiet" onClick={() => void keeper.signOut().catch(setFailure)}>
            {t('shell.signOut')}
          </button>
        </div>
      </Sheet>
    </Suspense>
  )
}
