import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { instantText } from '../../lib/dates'
import { SendKey, unsavedDraft, useDraftKeeper } from '../../lib/drafts'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Colleague, LetterDraft, Topic } from '../../lib/message-types'
import { chartQuery, patientPath, usePatient } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
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
import { takeLetterBack, templatesQuery, waitingLettersQuery, writeLetter, writeLetterLater } from './api'
import { BehalfChoice } from './BehalfChoice'
import { SendLaterSheet } from './SendLaterSheet'
import { signed } from './sentences'
import { WaitingList } from './WaitingList'

const TOPICS: Topic[] = ['MEDICAL', 'RESULT', 'MEDICINE', 'REFERRAL', 'APPOINTMENT']

/** The care team writes first. A notice takes no replies, and says so to the patient. */
export function LetterPage() {
  const patient = usePatient()
  const path = patientPath(patient, '/letters/draft')
  const [kept] = useState(() => unsavedDraft<Written>(path))
  const draft = useQuery({ ...draftQuery<LetterDraft, { colleagues: Colleague[] }>(path) })
  if (kept === null && draft.isPending) return <Skeleton rows={3} tall />
  return (
    <Letter
      key={patient}
      patient={patient}
      path={path}
      colleagues={draft.data?.colleagues ?? []}
      atFirst={kept ?? writtenOf(draft.data?.draft ?? null)}
    />
  )
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

interface LetterProps {
  patient: string
  path: string
  colleagues: Colleague[]
  atFirst: Written
}

function Letter({ patient, path, colleagues, atFirst }: LetterProps) {
  const { t } = useTexts()
  const view = useDateView()
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
  const [behalf, setBehalf] = useState('')
  const [later, setLater] = useState(false)
  const client = useQueryClient()
  const waiting = useQuery(waitingLettersQuery(patient))
  const refresh = () => client.invalidateQueries({ queryKey: waitingLettersQuery(patient).queryKey })
  const sending = useMutation({
    mutationFn: async (sendAt: string | null) => {
      const facts = { topic, subject: subject.trim(), body: signed(body, signature), oneWay, behalfOf: behalf || null }
      const letter = { sendKey: key.for({ ...facts, sendAt }), ...facts }
      if (!sendAt) return writeLetter(patient, letter)
      await writeLetterLater(patient, sendAt, letter)
      return null
    },
    onSettled: () => setLater(false),
    onSuccess: async (_, sendAt) => {
      await draft.drop().catch((failure: unknown) => {
        console.warn('The draft of a letter that was sent is still there.', asProblem(failure).code)
      })
      announce(sendAt ? t('later.done', { when: instantText(view, sendAt) }) : t('letter.sent'))
      await refresh()
    },
  })
  const whenRight = (go: () => void) => {
    const found = faultsOf({ ...NOTHING, subject, body }, 'READY')
    setFaults(found)
    if (Object.keys(found).length === 0) go()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    whenRight(() => sending.mutate(null))
  }
  const wrong = faultText(t, faults)
  return (
    <Page
      title={t('letter.title')}
      lead={chart.data?.person.name}
      back={{ to: '/p/$patient', params: { patient }, label: t('chart.title') }}
    >
      <WaitingList
        waiting={waiting.data?.items ?? []}
        takeBack={async (one) => {
          await takeLetterBack(patient, one.id)
          await refresh()
        }}
        onChange={(one) => {
          sending.reset()
          change({ subject: one.subject, body: one.body, oneWay: one.oneWay })
        }}
      />
      {sending.isSuccess ? (
        <Empty icon="check" title={t(sending.data ? 'letter.sent' : 'letter.set')}>
          {sending.data && (
            <Link to="/queue/$board/$item" params={{ board: 'mine', item: sending.data.id }}>
              {t('letter.open')}
            </Link>
          )}
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
          <BehalfChoice colleagues={colleagues} value={behalf} onChange={setBehalf} />
          {signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
          <label className="tick">
            <input type="checkbox" checked={oneWay} onChange={(event) => change({ oneWay: event.target.checked })} />
            {t('letter.oneWay')}
          </label>
          <div className="actions">
            <button type="submit" className="button" disabled={sending.isPending}>
              {t(sending.isPending ? 'state.sending' : 'compose.send')}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={sending.isPending}
              onClick={() => whenRight(() => setLater(true))}
            >
              {t('later.open')}
            </button>
            <DraftLine state={draft.state} />
          </div>
          {later && (
            <SendLaterSheet
              busy={sending.isPending}
              onChoose={(sendAt) => sending.mutate(sendAt)}
              onClose={() => setLater(false)}
            />
          )}
        </form>
      )}
    </Page>
  )
}
