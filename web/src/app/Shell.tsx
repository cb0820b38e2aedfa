import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useState, useSyncExternalStore } from 'react'
import { shownCount, useBoards, useUnread, waitingText } from '../lib/counts'
import { useTexts } from '../lib/i18n'
import { usePatientId, useWhose } from '../lib/patient'
import { roleWording } from '../lib/roles'
import { useSession } from '../lib/session'
import { Brand } from '../ui/Brand'
import { Icon } from '../ui/icons'
import { Failure } from '../ui/states'
import { IdleWarning } from './IdleWarning'
import { useKeeper } from './keeper'
import { PersonChip } from './PersonChip'
import { type Place, placesOf } from './places'

const SentBar = lazy(() => import('../features/queue/several/SentBar').then((module) => ({ default: module.SentBar })))
const Keys = lazy(() => import('./Keys').then((module) => ({ default: module.Keys })))

export function Shell() {
  const { t } = useTexts()
  const session = useSession()
  const patient = usePatientId()
  const whose = useWhose(patient)
  const own = session.side === 'PATIENT' ? (patient ?? session.patients[0]?.id ?? null) : null
  const places = placesOf(session, patient, { unread: useUnread(own), boards: useBoards(session.role) })
  return (
    <div className="shell">
      <aside className="rail">
        <Brand />
        <Places places={places} label={t('shell.rail')} />
        <div className="foot">
          <p className="strong">{session.displayName}</p>
          <p className="small">{t(roleWording[session.role])}</p>
          <p className="small">{session.organisation}</p>
        </div>
      </aside>
      <div>
        <header className="head">
          <Bands proxyName={whose?.proxy ? whose.name : null} />
          <div className="top">
            {session.side === 'PATIENT' || patient ? <PersonChip patient={patient} whose={whose} /> : null}
            <span className="spring" />
            {session.side === 'STAFF' && (
              <Suspense>
                <Keys />
              </Suspense>
            )}
            <SignOut />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          {session.side === 'STAFF' && (
            <Suspense>
              <SentBar />
            </Suspense>
          )}
          <Outlet />
        </main>
      </div>
      <nav className="tabs" aria-label={t('shell.tabs')}>
        <PlaceLinks places={places.filter((place) => !place.railOnly)} />
      </nav>
      <IdleWarning />
    </div>
  )
}

function Places({ places, label }: { places: Place[]; label: string }) {
  return (
    <nav aria-label={label}>
      <PlaceLinks places={places} />
    </nav>
  )
}

function PlaceLinks({ places }: { places: Place[] }) {
  const { t } = useTexts()
  const path = useLocation({ select: (location) => location.pathname })
  return places.map((place) => {
    const here =
      place.to?.replace('$patient', place.params?.patient ?? '').replace('$board', place.params?.board ?? '') ?? ''
    const on = trimmed(path) === here || (place.under ?? []).some((piece) => path.startsWith(piece))
    return (
      <Link
        key={place.name ?? place.label}
        to={place.to}
        params={place.params as never}
        className={on ? 'on' : ''}
        activeProps={{}}
        aria-current={on ? 'page' : undefined}
      >
        <Icon name={place.icon} />
        <span className="place-words">
          <span className="place-name">{place.name ?? t(place.label)}</span>
          {place.count && place.count.late > 0 && (
            <span className="late-words">{waitingText(t, 'queue.late', place.count.late)}</span>
          )}
        </span>
        <PlaceMarks place={place} />
      </Link>
    )
  })
}

/** What waits there: a number to the eye, words to the ear. */
function PlaceMarks({ place }: { place: Place }) {
  const { t } = useTexts()
  if (place.unread) {
    return (
      <>
        {' '}
        <span className="badge attention">
          <span aria-hidden="true">{place.unread}</span>
          <span className="unseen">{t('shell.unread', { count: place.unread })}</span>
        </span>
      </>
    )
  }
  if (!place.count || place.count.open === 0) return null
  const { open, late } = place.count
  return (
    <>
      {' '}
      <span className={late > 0 ? 'badge late' : 'badge'}>
        <span aria-hidden="true">{shownCount(open)}</span>
        <span className="unseen">{waitingText(t, 'queue.open', open)}</span>
      </span>
    </>
  )
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

function Bands({ proxyName }: { proxyName: string | null }) {
  const { t } = useTexts()
  const keeper = useKeeper()
  const stale = useSyncExternalStore(
    (watcher) => keeper.watchBuild(watcher),
    () => keeper.buildChanged,
  )
  const offline = useOffline()
  return (
    <>
      {offline && (
        <div className="note-band" role="status">
          {t('shell.offline')}
        </div>
      )}
      {stale && (
        <div className="note-band" role="status">
          {t('shell.newBuild')}
          <button type="button" className="button quiet" onClick={() => window.location.reload()}>
            {t('shell.reload')}
          </button>
        </div>
      )}
      {proxyName && (
        <div className="band">
          <Icon name="people" />
          {t('shell.proxy', { name: proxyName })}
        </div>
      )}
    </>
  )
}

function useOffline(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      window.addEventListener('online', watcher)
      window.addEventListener('offline', watcher)
      return () => {
        window.removeEventListener('online', watcher)
        window.removeEventListener('offline', watcher)
      }
    },
    () => !navigator.onLine,
  )
}

function SignOut() {
  const { t } = useTexts()
  const keeper = useKeeper()
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (failure === null) return
    const timer = setTimeout(() => setFailure(null), 12_000)
    return () => clearTimeout(timer)
  }, [failure])
  return (
    <>
      <button type="button" className="button plain" onClick={() => void keeper.signOut().catch(setFailure)}>
        {t('shell.signOut')}
      </button>
      {failure !== null && <Failure error={failure} />}
    </>
  )
}
