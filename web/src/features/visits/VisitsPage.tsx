import { RecordList } from '../home/RecordList'
import type { VisitRow } from '../../lib/api-types'
import { capital, monthText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { VisitLine } from './VisitLine'
import { usePatient } from '../../lib/patient'

export function VisitsPage() {
  const { t } = useTexts()
  const view = useDateView()
  const patient = usePatient()
  return (
    <RecordList<VisitRow>
      group="visits"
      icon="calendar"
      groupOf={(row) =>
        row.state === 'PLANNED' ? t('visits.planned') : capital(monthText({ ...view, zone: row.siteZone }, row.when))
      }
      row={(row) => <VisitLine row={row} patient={patient} />}
      empty={t('visits.none')}
      emptyWhy={t('visits.noneWhy')}
    />
  )
}
