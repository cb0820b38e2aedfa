import { RecordList } from '../home/RecordList'
import type { ImmunizationRow } from '../../lib/api-types'
import { capital, dayText, monthText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, PrintButton, Row } from '../../ui/parts'

export function ImmunizationsPage() {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <RecordList<ImmunizationRow>
      group="immunizations"
      icon="syringe"
      groupOf={(row) => capital(monthText(view, row.when)).replace(/^.*?(\d{4})$/, '$1')}
      above={
        <div className="actions">
          <PrintButton />
        </div>
      }
      row={(row) => <ImmunizationLine row={row} />}
      empty={t('immunizations.none')}
      emptyWhy={t('immunizations.noneWhy')}
    />
  )
}

export function ImmunizationLine({ row }: { row: ImmunizationRow }) {
  const { t } = useTexts()
  const view = useDateView()
  const notGiven = row.status === 'not-done'
  return (
    <Row>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      <p className="small">
        {notGiven && `${t('immunizations.notGiven')} · `}
        {[dayText(view, row.when), row.place].filter(Boolean).join(' · ')}
      </p>
    </Row>
  )
}
