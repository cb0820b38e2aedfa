import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../lib/i18n'
import { unsavedDraft } from '../../lib/drafts'
import type { TopicsView } from '../../lib/message-types'
import { usePatient } from '../../lib/patient'
import { Page } from '../../ui/Page'
import { Loaded } from '../../ui/states'
import { draftQuery, messagesPath, topicsQuery } from './api'
import { Compose } from './Compose'
import { type Content, contentOf } from './content'

/** Topic first; then who reads it and how long answers take; then the message. Its draft is with the clinic, not in the browser. */
export function ComposePage() {
  const { t } = useTexts()
  const patient = usePatient()
  const topics = useQuery(topicsQuery(patient))
  return (
    <Page
      title={t('compose.title')}
      back={{ to: '/p/$patient/messages', params: { patient }, label: t('place.messages') }}
    >
      <Loaded from={topics} rows={3} tall>
        {(view) => <WithDraft key={patient} view={view} patient={patient} />}
      </Loaded>
    </Page>
  )
}

function WithDraft({ view, patient }: { view: TopicsView; patient: string }) {
  const path = messagesPath(patient, '/draft')
  const kept = unsavedDraft<Content>(path)
  const draft = useQuery({ ...draftQuery(path), enabled: kept === null })
  if (kept) return <Compose view={view} patient={patient} atFirst={kept} />
  return (
    <Loaded from={draft} rows={3} tall>
      {(found) => <Compose view={view} patient={patient} atFirst={contentOf(found.draft)} />}
    </Loaded>
  )
}
