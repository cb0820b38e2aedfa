import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { SendKey } from '../../lib/drafts'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Topic } from '../../lib/message-types'
import { chartQuery, usePatient } from '../../lib/patient'
import { problemText } from '../../lib/wording'
import { Choice, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { Empty } from '../../ui/states'
import { BodyField } from '../messages/BodyField'
import { type Faults, NOTHING, faultText, faultsOf } from '../messages/content'
import { SubjectField } from '../messages/SubjectField'
import { topicFaces } from '../messages/wording'
import { templatesQuery, writeLetter } from './api'
import { signed } from './sentences'

const TOPICS: Topic[] = ['MEDICAL', 'RESULT', 'MEDICINE', 'REFERRAL', 'APPOINTMENT']

/** The care team writes first. A notice takes no replies, and says so to the patient. */
export function LetterPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const chart = useQuery(chartQuery(patient))
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const [topic, setTopic] = useState<Topic>('MEDICAL')
  const [subject, setSubject] = useState('')
  const [body, setBody] = useState('')
  const [oneWay, setOneWay] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [key] = useState(() => new SendKey())
  const signature = templates.data?.signature ?? ''
  const sending = useMutation({
    mutationFn: () => {
      const letter = { topic, subject: subject.trim(), body: signed(body, signature), oneWay }
      return writeLetter(patient, { sendKey: key.for(letter), ...letter })
    },
    onSuccess: () => announce(t('letter.sent')),
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
            onChange={(event) => setTopic(event.target.value as Topic)}
            options={TOPICS.map((one) => ({ value: one, label: t(topicFaces[one].name) }))}
          />
          <SubjectField value={subject} onChange={setSubject} error={faults.subject ? t(faults.subject) : null} />
          <BodyField
            label={t('letter.body')}
            rows={8}
            value={body}
            onChange={setBody}
            error={faults.body ? t(faults.body) : null}
          />
          {signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
          <label className="tick">
            <input type="checkbox" checked={oneWay} onChange={(event) => setOneWay(event.target.checked)} />
            {t('letter.oneWay')}
          </label>
          <div className="actions">
            <button type="submit" className="button" disabled={sending.isPending}>
              {t(sending.isPending ? 'state.sending' : 'compose.send')}
            </button>
          </div>
        </form>
      )}
    </Page>
  )
}
