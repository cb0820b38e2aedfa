import type { ConditionRow } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, Row } from '../../ui/parts'

export function ConditionLine({ row }: { row: ConditionRow }) {
  const { t } = useTexts()
  const view = useDateView()
  const facts = [
    row.since && t('conditions.since', { day: dayText(view, row.since, null) }),
    row.until && t('conditions.until', { day: dayText(view, row.until, null) }),
    row.recordedBy && t('conditions.by', { name: row.recordedBy }),
  ].filter(Boolean)
  return (
    <Row>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      {facts.length > 0 && <p className="small">{facts.join(' · ')}</p>}
    </Row>
  )
}
