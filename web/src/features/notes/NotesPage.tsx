import { RecordList } from '../home/RecordList'
import type { NoteRow } from '../../lib/api-types'
import { capital, dayText, monthText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { usePatient } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, RowLink } from '../../ui/parts'

export function NotesPage() {
  const { t } = useTexts()
  const view = useDateView()
  const patient = usePatient()
  return (
    <RecordList<NoteRow>
      group="notes"
      icon="note"
      groupOf={(row) => capital(monthText(view, row.when))}
      row={(row) => <NoteLine row={row} patient={patient} />}
      empty={t('notes.none')}
      emptyWhy={t('notes.noneWhy')}
    />
  )
}

export function NoteLine({ row, patient }: { row: NoteRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <RowLink to="/p/$patient/notes/$id" params={{ patient, id: row.id }}>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      <span className="small block">
        {[dayText(view, row.when), row.author && t('notes.by', { name: row.author })].filter(Boolean).join(' · ')}
      </span>
    </RowLink>
  )
}
