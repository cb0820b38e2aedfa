import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { NoteDetail } from '../../lib/api-types'
import { whenText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { patientPath, usePatient } from '../../lib/patient'
import { one } from '../../lib/query'
import { useDateView } from '../../lib/viewer'
import { Page } from '../../ui/Page'
import { PrintButton } from '../../ui/parts'
import { Loaded } from '../../ui/states'

/** A clinician's note in its own words. */
export function NotePage() {
  const { t } = useTexts()
  const view = useDateView()
  const patient = usePatient()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  const note = useQuery(one<NoteDetail>(patientPath(patient, `/notes/${encodeURIComponent(id)}`)))
  const { data } = note
  const lead =
    data &&
    [whenText(view, data.when, 'long'), data.author && t('notes.by', { name: data.author })].filter(Boolean).join(' · ')
  return (
    <Page
      title={data ? nameText(t, data.name) : t('notes.title')}
      lead={lead}
      back={{ to: '/p/$patient/notes', params: { patient }, label: t('group.notes') }}
    >
      <Loaded from={note} rows={2} tall>
        {(loaded) => (
          <>
            <p className="small section">{t('notes.asWritten')}</p>
            <p className="report card" lang={loaded.name.sentLang ?? undefined}>
              {loaded.text}
            </p>
            <div className="actions">
              <PrintButton />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}
