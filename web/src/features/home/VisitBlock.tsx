import { Link } from '@tanstack/react-router'
import type { VisitRow } from '../../lib/api-types'
import { dayText, timeText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'

/** A visit happens where the clinic is, so its day and hour are the clinic's, wherever the viewer travels. */
export function VisitBlock({ visit, patient }: { visit: VisitRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView(visit.siteZone)
  const [weekday, day, month] = calendarLeaf(view.language, visit)
  const time = visit.when.precision === 'INSTANT' ? `${timeText(view, visit.when.at)} · ` : ''
  const place = [visit.clinician && t('visit.with', { name: visit.clinician }), visit.place].filter(Boolean).join(', ')
  return (
    <div className="card next-visit">
      <div className="cal" aria-hidden="true">
        <small>{weekday}</small>
        <b>{day}</b>
        <small>{month}</small>
      </div>
      <div>
        <span className="unseen">{dayText(view, visit.when)} </span>
        <p className="strong">
          {time}
          {nameText(t, visit.name)}
        </p>
        {place && <p className="small">{place}</p>}
        <Link to="/p/$patient/visits/$id" params={{ patient, id: visit.id }}>
          {t(visit.state === 'DONE' ? 'home.seeVisit' : 'home.seePlanned')}
        </Link>
      </div>
    </div>
  )
}

function calendarLeaf(language: string, visit: VisitRow): [string, string, string] {
  const exact = visit.when.precision === 'INSTANT'
  const date = new Date(exact ? visit.when.at : `${visit.when.day}T00:00:00Z`)
  const timeZone = exact ? visit.siteZone : 'UTC'
  const piece = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(date)
  return [piece({ weekday: 'short' }), piece({ day: 'numeric' }), piece({ month: 'short' })]
}
