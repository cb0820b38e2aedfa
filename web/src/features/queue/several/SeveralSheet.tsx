import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dayKey, plainDay } from '../../../lib/dates'
import { SendKey } from '../../../lib/drafts'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { QueueRow, Topic } from '../../../lib/message-types'
import type { SeveralSent } from '../../../lib/several-types'
import { useSession } from '../../../lib/session'
import { useDateView } from '../../../lib/viewer'
import { problemText } from '../../../lib/wording'
import { Choice, FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { TypedSheet } from '../../../ui/TypedSheet'
import { BodyField } from '../../messages/BodyField'
import { type Faults, NOTHING, faultText, faultsOf } from '../../messages/content'
import { SubjectField } from '../../messages/SubjectField'
import { ALL_TOPICS, OFFICE_TOPICS, topicFaces } from '../../messages/wording'
import { templatesQuery } from '../api'
import { fillIn, signed } from '../sentences'
import { TemplateChoice } from '../TemplateChoice'
import { sendToSeveral } from './api'
import { WhoGetsIt } from './WhoGetsIt'

const PATIENT = '{patient}'

interface SeveralSheetProps {
  rows: QueueRow[]
  onClose: () => void
  onSent: (sent: SeveralSent) => void
}

/** The text, then who gets it and what each would read, then off it goes. */
export function SeveralSheet({ rows, onClose, onSent }: SeveralSheetProps) {
  const { t } = useTexts()
  const view = useDateView()
  const session = useSession()
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const topics = session.role === 'NURSE' || session.role === 'PHYSICIAN' ? ALL_TOPICS : OFFICE_TOPICS
  const [topic, setTopic] = useState<Topic>(topics[0] ?? 'APPOINTMENT')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [oneWay, setOneWay] = useState(true)
  const [faults, setFaults] = useState<Faults>({})
  const [looking, setLooking] = useState(false)
  const [key] = useState(() => new SendKey())
  const today = plainDay(view, dayKey(view, view.now.toISOString()))
  // The name of each is filled in by the server, for that patient only.
  const facts = { patient: PATIENT, me: session.displayName, today }
  const body = signed(fillIn(text, facts), templates.data?.signature ?? '')
  const items = rows.map((row) => row.id)
  const sending = useMutation({
    mutationFn: () => {
      const content = { items, topic, subject: subject.trim(), body, oneWay }
      return sendToSeveral({ sendKey: key.for(content), ...content })
    },
    onSuccess: (sent) => {
      announce(t('several.leaves', { count: sent.patients, seconds: 60 }))
      onSent(sent)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf({ ...NOTHING, subject, body: text }, 'READY')
    setFaults(found)
    sending.reset()
    if (Object.keys(found).length > 0) return
    if (looking) sending.mutate()
    else setLooking(true)
  }
  const wrong = faultText(t, faults)
  return (
    <TypedSheet
      title={t('several.write', { count: rows.length })}
      typed={subject !== '' || text !== ''}
      onClose={onClose}
    >
      <form onSubmit={submit} autoComplete="off" noValidate>
        <FormProblem text={sending.isError ? problemText(t, asProblem(sending.error)) : wrong} />
        {looking ? (
          <WhoGetsIt rows={rows} body={body} />
        ) : (
          <>
            <Choice
              label={t('queue.topic')}
              value={topic}
              onChange={(event) => setTopic(event.target.value as Topic)}
              options={topics.map((one) => ({ value: one, label: t(topicFaces[one].name) }))}
            />
            <SubjectField value={subject} onChange={setSubject} error={faults.subject ? t(faults.subject) : null} />
            <BodyField
              label={t('letter.body')}
              rows={6}
              value={text}
              onChange={setText}
              error={faults.body ? t(faults.body) : null}
            />
            <p className="small">{t('several.fields', { field: PATIENT })}</p>
            <TemplateChoice templates={templates.data?.items ?? []} onChoose={(chosen) => setText(text + chosen)} />
            <label className="tick">
              <input type="checkbox" checked={oneWay} onChange={(event) => setOneWay(event.target.checked)} />
              {t('letter.oneWay')}
            </label>
          </>
        )}
        <div className="actions">
          <button type="submit" className="button" disabled={sending.isPending}>
            {t(looking ? (sending.isPending ? 'state.sending' : 'compose.send') : 'several.preview')}
          </button>
          {looking && (
            <button type="button" className="button quiet" onClick={() => setLooking(false)}>
              {t('queue.keepWriting')}
            </button>
          )}
        </div>
      </form>
    </TypedSheet>
  )
}
