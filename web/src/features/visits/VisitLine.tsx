import type { VisitRow } from '../../lib/api-types'
import { whenText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, RowLink, Tag } from '../../ui/parts'
import { visitKindWording, visitStateWording } from './wording'

export function VisitLine({ row, patient }: { row: VisitRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView(row.siteZone)
  const kind = visitKindWording[row.kind]
  const state = visitStateWording[row.state]
  const place = [row.clinician && t('visit.with', { name: row.clinician }), row.place].filter(Boolean).join(', ')
  return (
    <RowLink
      to="/p/$patient/visits/$id"
      params={{ patient, id: row.id }}
      aside={
        (kind ?? state) && (
          <>
            {state && <Tag tone={row.state === 'PLANNED' ? 'brand' : undefined}>{t(state)}</Tag>}
            {kind && <Tag>{t(kind)}</Tag>}
          </>
        )
      }
    >
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      <span className="small block">{whenText(view, row.when)}</span>
      {place && <span className="small block">{place}</span>}
    </RowLink>
  )
}
