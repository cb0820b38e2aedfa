import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { SendKey, unsavedDraft, useDraftKeeper } from '../../lib/drafts'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { LetterDraft, Topic } from '../../lib/message-types'
import { chartQuery, patientPath, usePatient } from '../../lib/patient'
import { problemText } from '../../lib/wording'
import { Choice, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { Empty, Skeleton } from '../../ui/states'
import { draftQuery } from '../messages/api'
import { BodyField } from '../messages/BodyField'
import { type Faults, NOTHING, faultText, faultsOf } from '../messages/content'
import { DraftLine } from '../messages/DraftLine'
import { SubjectField } from '../messages/SubjectField'
import { topicFaces } from '../messages/wording'
import { templatesQuery, writeLetter } from './api'
import { signed } from './sentences'

const TOPICS: Topic[] = ['MEDICAL', 'RESULT', 'MEDICINE', 'REFERRAL', 'APPOINTMENT']

/** The care team writes first. A notice takes no replies, and says so to the patient. */
export function LetterPage() {
  const patient = usePatient()
  const path = patientPath(patient, '/letters/draft')
  const [kept] = useState(() => unsavedDraft<Written>(path))
  const draft = useQuery({ ...draftQuery<LetterDraft>(path), enabled: kept === null })
  if (kept === null && draft.isPending) return <Skeleton rows={3} tall />
  return <Letter key={patient} patient={patient} path={path} atFirst={kept ?? writtenOf(draft.data?.draft ?? null)} />
}

interface Written {
  topic: Topic
  subject: string
  body: string
  oneWay: boolean
}

function writtenOf(draft: LetterDraft | null): Written {
  return {
    topic: draft?.topic ?? 'MEDICAL',
    subject: draft?.subject ?? '',
    body: draft?.body ?? '',
    oneWay: draft?.oneWay ?? false,
  }
}

const bodyOf = (written: Written) => written

function Letter({ patient, path, atFirst }: { patient: string; path: string; atFirst: Written }) {
  const { t } = useTexts()
  const chart = useQuery(chartQuery(patient))
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const [written, setWritten] = useState(atFirst)
  const draft = useDraftKeeper<Written>(path, bodyOf)
  const { topic, subject, body, oneWay } = written
  const change = (part: Partial<Written>) => {
    const next = { ...written, ...part }
    setWritten(next)
    draft.typed(next)
  }
  const [faults, setFaults] = useState<Faults>({})
  const [key] = useState(() => new SendKey())
  const signature = templates.data?.signature ?? ''
  const sending = useMutation({
    mutationFn: () => {
      const letter = { topic, subject: subject.trim(), body: signed(body, signature), oneWay }
      return writeLetter(patient, { sendKey: key.for(letter), ...letter })
    },
    onSuccess: async () => {
      await draft.drop().catch((failure: unknown) => {
        console.warn('The draft of a letter that was sent is still there.', asProblem(failure).code)
      })
      announce(t('letter.sent'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf({ ...NOTHING, subject, body }, 'READY')
    setFaults(found)
    if (Object.keys(found).length === 0) sending.mutate()
  }
  const wrong = faultText(t, faults)
  return (
    <Page
      title={t('letter.title')}
      lead={chart.data?.person.name}
      back={{ to: '/p/$patient', params: { patient }, label: t('chart.title') }}
    >
      {sending.isSuccess ? (
        <Empty icon="check" title={t('letter.sent')}>
          <Link to="/queue/$board/$item" params={{ board: 'mine', item: sending.data.id }}>
            {t('letter.open')}
          </Link>
        </Empty>
      ) : (
        <form onSubmit={submit} autoComplete="off" noValidate>
          <FormProblem text={sending.isError ? problemText(t, asProblem(sending.error)) : wrong} />
          <Choice
            label={t('queue.topic')}
            value={topic}
            onChange={(event) => change({ topic: event.target.value as Topic })}
            options={TOPICS.map((one) => ({ value: one, label: t(topicFaces[one].name) }))}
          />
          <SubjectField
            value={subject}
            onChange={(text) => change({ subject: text })}
            error={faults.subject ? t(faults.subject) : null}
          />
          <BodyField
            label={t('letter.body')}
            rows={8}
            value={body}
            onChange={(text) => change({ body: text })}
            error={faults.body ? t(faults.body) : null}
          />
          {signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
          <label className="tick">
            <input type="checkbox" checked={oneWay} onChange={(event) => change({ oneWay: event.target.checked })} />
            {t('letter.oneWay')}
          </label>
          <div className="actions">
            <button type="submit" className="button" disabled={sending.isPending}>
              {t(sending.isPending ? 'state.sending' : 'compose.send')}
            </button>
            <DraftLine state={draft.state} />
          </div>
        </form>
      )}
    </Page>
  )
}
