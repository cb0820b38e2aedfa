import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionRow } from '../../lib/api-types'
import { Link } from '@tanstack/react-router'
import { hasQueue } from '../../lib/counts'
import { instantText } from '../../lib/dates'
import { type TextKey, useTexts } from '../../lib/i18n'
import { usePatientId } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { Page, Section } from '../../ui/Page'
import { Row, RowLink, Tag } from '../../ui/parts'
import { Failure, Loaded } from '../../ui/states'
import { endOtherSessions, endSession, sessionsQuery } from './api'
import { LanguageChoice } from './LanguageChoice'

/** Where the viewer is signed in, and the way to end it there. */
export function SecurityPage() {
  const { t } = useTexts()
  const session = useSession()
  const patient = usePatientId() ?? session.patients[0]?.id
  const sessions = useQuery(sessionsQuery)
  const client = useQueryClient()
  const done = async () => {
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    announce(t('security.ended'))
  }
  const end = useMutation({ mutationFn: endSession, onSuccess: done })
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: done })
  const failure = end.error ?? endOthers.error
  return (
    <Page
      title={t('security.title')}
      back={
        session.side === 'PATIENT' && patient
          ? { to: '/p/$patient/more', params: { patient }, label: t('place.more') }
          : undefined
      }
    >
      <Section title={t('security.where')}>
        <p className="lead">{t('security.whereLead')}</p>
        <Loaded from={sessions} rows={2}>
          {(data) => (
            <>
              <ul className="rows card spaced">
                {data.items.map((row) => (
                  <li key={row.id}>
                    <SessionLine row={row} busy={end.isPending} onEnd={() => end.mutate(row.id)} />
                  </li>
                ))}
              </ul>
              {data.items.some((row) => !row.current) && (
                <div className="actions">
                  <button
                    type="button"
                    className="button quiet"
                    disabled={endOthers.isPending}
                    onClick={() => endOthers.mutate()}
                  >
                    {t('security.endOthers')}
                  </button>
                </div>
              )}
            </>
          )}
        </Loaded>
        {failure && <Failure error={failure} />}
      </Section>
      {hasQueue(session.role) && <MorePlaces title="place.queue" places={OF_A_QUEUE} />}
      {session.role === 'ADMINISTRATOR' && <MorePlaces title="place.clinic" places={OF_THE_CLINIC} />}
      {session.side === 'STAFF' && (
        <Section title={t('notices.title')}>
          <ul className="rows card">
            <li>
              <RowLink to="/notices">{t('notices.lead')}</RowLink>
            </li>
          </ul>
        </Section>
      )}
      <Section title={t('language.title')}>
        <LanguageChoice />
      </Section>
    </Page>
  )
}

const OF_A_QUEUE = [
  ['/templates', 'note', 'place.templates'],
  ['/away', 'calendar', 'place.away'],
  ['/figures', 'pulse', 'place.figures'],
] as const
const OF_THE_CLINIC = [
  ['/sites', 'home', 'place.sites'],
  ['/figures', 'pulse', 'place.figures'],
] as const

interface MorePlacesProps {
  title: TextKey
  places: typeof OF_A_QUEUE | typeof OF_THE_CLINIC
}

/** On a phone the way to what the rail holds on a desk. */
function MorePlaces({ title, places }: MorePlacesProps) {
  const { t } = useTexts()
  return (
    <Section title={t(title)}>
      <ul className="tiles">
        {places.map(([to, icon, label]) => (
          <li key={to}>
            <Link className="card tile" to={to}>
              <Icon name={icon} />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SessionLine({ row, busy, onEnd }: { row: SessionRow; busy: boolean; onEnd: () => void }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <Row
      aside={
        row.current ? (
          <Tag tone="brand">{t('security.here')}</Tag>
        ) : (
          <button
            type="button"
            className="button quiet"
            disabled={busy}
            aria-label={t('security.endOne', { device: row.device })}
            onClick={onEnd}
          >
            {t('security.end')}
          </button>
        )
      }
    >
      <p className="strong">{row.device}</p>
      <p className="small">
        {t('security.since', { when: instantText(view, row.startedAt) })}
        <br />
        {t('security.lastSeen', { when: instantText(view, row.lastSeenAt) })}
      </p>
    </Row>
  )
}
