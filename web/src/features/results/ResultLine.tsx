import type { Position, ResultRow } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { valueText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, RowLink, Tag } from '../../ui/parts'
import { positionFaces, statusShortWording } from './wording'

export function ResultLine({ row, patient }: { row: ResultRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const status = statusShortWording[row.status]
  return (
    <RowLink to="/p/$patient/results/$id" params={{ patient, id: row.id }} aside={<Glance row={row} />}>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      <span className="small block">
        {dayText(view, row.when)}
        {status && ` · ${t(status)}`}
      </span>
    </RowLink>
  )
}

/** What the row amounts to, at a glance: "11 of 12 in the usual range", or value and place. */
function Glance({ row }: { row: ResultRow }) {
  const { t } = useTexts()
  switch (row.kind) {
    case 'PANEL':
      if (row.known === 0) return <span className="small">{t('results.parts', { count: row.partCount })}</span>
      return (
        <span className="small">{t('results.inRange', { inside: row.known - row.outside, known: row.known })}</span>
      )
    case 'SINGLE':
      return (
        <>
          {row.value && (
            <span className={row.value.number === null ? 'figure words' : 'figure'}>{valueText(row.value)}</span>
          )}
          <PositionTag position={row.position} short />
        </>
      )
    case 'NARRATIVE':
      return <span className="small">{t('results.report')}</span>
  }
}

export function PositionTag({ position, short = false }: { position: Position; short?: boolean }) {
  const { t } = useTexts()
  const face = positionFaces[position]
  const text = short ? face?.short : face?.text
  if (!face || !text) return null
  return (
    <Tag tone={face.tone} icon={face.icon}>
      {t(text)}
    </Tag>
  )
}
