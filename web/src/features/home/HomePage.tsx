import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Card, Home } from '../../lib/api-types'
import { capital, dayText, instantDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { listText, nameText } from '../../lib/names'
import { useIsProxy, usePatient } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { Page, Section } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { homeQuery } from './api'
import { VisitBlock } from './VisitBlock'
import { groupFaces } from './wording'

/** What needs me? New things first, each with one verb; then the next visit; then the ways that are used most. */
export function HomePage() {
  const { t } = useTexts()
  const patient = usePatient()
  const proxy = useIsProxy(patient)
  const view = useDateView()
  const [all, setAll] = useState(false)
  const home = useQuery({ ...homeQuery(patient, all), refetchInterval: 120_000, placeholderData: (before) => before })
  return (
    <Page over={capital(instantDay(view, view.now.toISOString(), 'long'))} title={titleOf(home.data, t)}>
      <Loaded from={home} rows={3} tall>
        {(data) => (
          <>
            {data.first && data.recordSince !== null && (
              <p className="lead">{t('home.first', { year: data.recordSince })}</p>
            )}
            <Feed home={data} patient={patient} onAll={() => setAll(true)} />
            {data.nextVisit && (
              <Section title={t('home.nextVisit')}>
                <VisitBlock visit={data.nextVisit} patient={patient} />
              </Section>
            )}
            {!data.nextVisit && data.lastVisit && (
              <Section title={t('home.lastVisit')}>
                <VisitBlock visit={data.lastVisit} patient={patient} />
              </Section>
            )}
            <Section title={t('home.oftenUsed')}>
              <div className="tiles quick">
                <Tile to="/p/$patient/results" patient={patient} icon="flask" label={t('group.results')} />
                <Tile to="/p/$patient/medicines" patient={patient} icon="pill" label={t('group.medicines')} />
                <Tile
                  to="/p/$patient/immunizations"
                  patient={patient}
                  icon="syringe"
                  label={t('group.immunizations')}
                />
                {proxy ? (
                  <Tile to="/p/$patient/vitals" patient={patient} icon="pulse" label={t('group.vitals')} />
                ) : (
                  <Tile to="/p/$patient/accesses" patient={patient} icon="eye" label={t('accesses.short')} />
                )}
              </div>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

type T = ReturnType<typeof useTexts>['t']

function titleOf(home: Home | undefined, t: T): string {
  if (!home) return t('home.title')
  const count = home.cards.length + home.more
  return count === 0 ? t('home.nothingNew') : t('home.newThings', { count })
}

function Feed({ home, patient, onAll }: { home: Home; patient: string; onAll: () => void }) {
  const { t } = useTexts()
  if (home.cards.length === 0) {
    return (
      <Empty icon="check" title={t('home.upToDate')}>
        <p>{t(home.nextVisit ? 'home.upToDateVisit' : 'home.upToDateWhy')}</p>
        <Link to="/p/$patient/record" params={{ patient }}>
          {t('home.openRecord')}
        </Link>
      </Empty>
    )
  }
  return (
    <>
      <ul className="feed">
        {home.cards.map((card, index) => (
          <li key={`${card.group}-${card.itemId ?? card.latest.at}`}>
            <FeedCard card={card} patient={patient} loud={index === 0} />
          </li>
        ))}
      </ul>
      {home.more > 0 && (
        <div className="actions">
          <button type="button" className="button quiet" onClick={onAll}>
            {t('home.showAll', { count: home.more })}
          </button>
        </div>
      )}
    </>
  )
}

function FeedCard({ card, patient, loud }: { card: Card; patient: string; loud: boolean }) {
  const { t, language } = useTexts()
  const view = useDateView()
  const face = groupFaces[card.group]
  const names = card.names.slice(0, 3).map((name) => nameText(t, name))
  const rest = card.count - names.length
  if (rest > 0) names.push(t('home.others', { count: rest }))
  const single = card.itemId !== null && face.item !== null
  return (
    <article className="card feed-card">
      <span className="mark">
        <Icon name={face.icon} />
      </span>
      <div>
        <h2>{t(face.fresh, { count: card.count })}</h2>
        <p>
          {card.count === 1
            ? t('home.cardOne', { name: names[0] ?? '', day: dayText(view, card.latest) })
            : t('home.card', { names: listText(language, names), day: dayText(view, card.latest) })}
          {card.outsideRange > 0 && ` ${t('home.outside', { count: card.outsideRange })}`}
        </p>
        <Link
          className={loud ? 'button' : 'button quiet'}
          to={single ? (face.item ?? face.to) : face.to}
          params={{ patient, ...(single && { id: card.itemId ?? '' }) } as never}
        >
          {t(face.verb, { count: card.count })}
        </Link>
      </div>
    </article>
  )
}

interface TileProps {
  to: `/p/$patient/${'results' | 'medicines' | 'immunizations' | 'vitals' | 'accesses'}`
  patient: string
  icon: 'flask' | 'pill' | 'syringe' | 'pulse' | 'eye'
  label: string
}

function Tile({ to, patient, icon, label }: TileProps) {
  return (
    <Link className="card tile" to={to} params={{ patient }}>
      <Icon name={icon} />
      {label}
    </Link>
  )
}
