import { RecordList } from '../home/RecordList'
import type { ProcedureRow } from '../../lib/api-types'
import { capital, dayText, monthText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, Row } from '../../ui/parts'

export function ProceduresPage() {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <RecordList<ProcedureRow>
      group="procedures"
      icon="scissors"
      groupOf={(row) => capital(monthText(view, row.when))}
      row={(row) => <ProcedureLine row={row} />}
      empty={t('procedures.none')}
      emptyWhy={t('procedures.noneWhy')}
    />
  )
}

export function ProcedureLine({ row }: { row: ProcedureRow }) {
  const view = useDateView()
  return (
    <Row>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      <p className="small">{[dayText(view, row.when), row.place].filter(Boolean).join(' · ')}</p>
    </Row>
  )
}
