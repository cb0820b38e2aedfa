import type { AllergyRow } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { listText, nameText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, Row, Tag } from '../../ui/parts'
import { severityWording } from './wording'

export function AllergyLine({ row }: { row: AllergyRow }) {
  const { t, language } = useTexts()
  const view = useDateView()
  const severity = severityWording[row.severity]
  const reactions = row.reactions.map((reaction) => nameText(t, reaction))
  return (
    <Row aside={severity && <Tag tone={row.severity === 'HIGH' ? 'danger' : undefined}>{t(severity)}</Tag>}>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      {reactions.length > 0 && <p>{t('allergies.reactions', { list: listText(language, reactions) })}</p>}
      {row.since && <p className="small">{t('conditions.since', { day: dayText(view, row.since, null) })}</p>}
    </Row>
  )
}
