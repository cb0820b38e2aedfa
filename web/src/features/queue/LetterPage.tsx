import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { dayKey, instantText, plainDay } from '../../lib/dates'
import { SendKey, unsavedDraft, useDraftKeeper, useWritten } from '../../lib/drafts'
import { useFiles } from '../../lib/files'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { LetterDraft } from '../../lib/letter-types'
import type { Colleague, Topic, Waiting } from '../../lib/message-types'
import { chartQuery, patientPath, usePatient } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { Choice, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { Empty, Failure, Loaded } from '../../ui/states'
import { draftQuery } from '../messages/api'
import { BodyField } from '../messages/BodyField'
import { type Faults, NOTHING, faultText, faultsOf } from '../messages/content'
import { DraftLine } from '../messages/DraftLine'
import { FilesField } from '../messages/FilesField'
import { SubjectField } from '../messages/SubjectField'
import { CLINICAL_TOPICS, topicFaces } from '../messages/wording'
import { isBegun, stillLeaves } from './answer'
import {
  changeLetterLater,
  takeLetterBack,
  templatesQuery,
  waitingLettersQuery,
  writeLetter,
  writeLetterLater,
} from './api'
import { BehalfChoice } from './BehalfChoice'
import { Changing } from './Changing'
import { NO_LETTER, type Written, bodyOf, writtenFrom, writtenOf } from './letter'
import { ReplaceSheet } from './ReplaceSheet'
import { SendLaterSheet } from './SendLaterSheet'
import { fillIn, signed } from './sentences'
import { TemplateChoice } from './TemplateChoice'
import { WaitingList } from './WaitingList'

/** The care team writes first. A notice takes no replies, and says so to the patient. */
export function LetterPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const chart = useQuery(chartQuery(patient))
  const path = patientPath(patient, '/letters/draft')
  const [kept] = useState(() => unsavedDraft<Written>(path))
  const draft = useQuery({ ...draftQuery<LetterDraft, { colleagues: Colleague[] }>(path) })
  return (
    <Page
      title={t('letter.title')}
      lead={chart.data?.person.name}
      back={{ to: '/p/$patient', params: { patient }, label: t('chart.title') }}
    >
      <Loaded from={draft} rows={3} tall>
        {(found) => (
          <Letter
            key={patient}
            patient={patient}
            name={chart.data?.person.name ?? ''}
            path={path}
            colleagues={found.colleagues}
            atFirst={kept ?? writtenOf(found.draft)}
          />
        )}
      </Loaded>
    </Page>
  )
}

interface LetterProps {
  patient: string
  /** empty until it is known */ name: string
  path: string
  colleagues: Colleague[]
  atFirst: Written
}

function Letter({ patient, name, path, colleagues, atFirst }: LetterProps) {
  const { t } = useTexts()
  const view = useDateView()
  const session = useSession()
  const client = useQueryClient()
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const draft = useDraftKeeper<Written>(path, bodyOf)
  const { content: written, change, replace } = useWritten<Written>(atFirst, draft.typed)
  const { topic, subject, body, oneWay } = written
  const files = useFiles(patientPath(patient, '/letters/files'), atFirst.files, (ready) => change({ files: ready }))
  const [faults, setFaults] = useState<Faults>({})
  const [key] = useState(() => new SendKey())
  const signature = templates.data?.signature ?? ''
  const [later, setLater] = useState(false)
  const [wanted, setWanted] = useState<Waiting | null>(null)
  const waiting = useQuery(waitingLettersQuery(patient))
  const refresh = () => client.invalidateQueries({ queryKey: waitingLettersQuery(patient).queryKey })
  // Who was a colleague when it was begun may have left since.
  const behalfOf = colleagues.find((one) => one.id === written.behalfOf)?.id ?? null
  const changing = waiting.data?.items.find((one) => one.id === written.changes) ?? null
  const save = changing && stillLeaves(changing, view.now) ? changing : null
  const today = plainDay(view, dayKey(view, view.now.toISOString()))
  const facts = { patient: name, me: session.displayName, today }

  const start = async () => {
    files.replace([])
    replace(NO_LETTER)
    await draft.drop().catch((failure: unknown) => {
      console.warn('The draft of a letter that is over is still there.', asProblem(failure).code)
    })
  }
  const sending = useMutation({
    mutationFn: async (sendAt: string | null) => {
      const content = {
        topic,
        subject: subject.trim(),
        body: signed(fillIn(body, facts), signature),
        files: written.files.map((file) => file.id),
        oneWay,
        behalfOf,
      }
      const letter = { sendKey: key.for({ ...content, sendAt }), ...content }
      if (sendAt) {
        if (changing) await changeLetterLater(patient, changing.id, sendAt, letter)
        else await writeLetterLater(patient, sendAt, letter)
        return null
      }
      if (changing) {
        await takeLetterBack(patient, changing.id)
        change({ changes: null })
      }
      return writeLetter(patient, letter)
    },
    onSettled: async () => {
      setLater(false)
      await refresh()
    },
    onSuccess: async (_, sendAt) => {
      await start()
      announce(sendAt ? t('later.done', { when: instantText(view, sendAt) }) : t('letter.sent'))
    },
  })
  // Until it is known whether what is being changed still waits, it would be sent beside it.
  const busy = sending.isPending || (written.changes !== null && !waiting.data)
  const whenRight = (go: () => void) => {
    const found = faultsOf({ ...NOTHING, subject, body }, files.state)
    setFaults(found)
    if (Object.keys(found).length === 0) go()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    whenRight(() => sending.mutate(save?.sendAt ?? null))
  }
  const take = (one: Waiting) => {
    setWanted(null)
    sending.reset()
    files.replace(one.attached)
    change(writtenFrom(one))
    announce(t('later.toChange'))
  }
  const begun = isBegun(written) || subject.trim() !== ''
  const wrong = faultText(t, faults)
  return (
    <>
      {waiting.isError && <Failure error={waiting.error} retry={() => void waiting.refetch()} />}
      <WaitingList
        waiting={waiting.data?.items ?? []}
        takeBack={async (one) => {
          await takeLetterBack(patient, one.id)
          await refresh()
        }}
        onChange={(one) => (begun && written.changes !== one.id ? setWanted(one) : take(one))}
      />
      {wanted && <ReplaceSheet onReplace={() => take(wanted)} onClose={() => setWanted(null)} />}
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
          {written.changes && !waiting.isPending && <Changing one={changing} onLeave={() => void start()} />}
          <FormProblem text={sending.isError ? problemText(t, asProblem(sending.error)) : wrong} />
          <Choice
            label={t('queue.topic')}
            value={topic}
            onChange={(event) => change({ topic: event.target.value as Topic })}
            options={CLINICAL_TOPICS.map((one) => ({ value: one, label: t(topicFaces[one].name) }))}
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
          {name !== '' && (
            <div className="actions">
              <TemplateChoice
                templates={templates.data?.items ?? []}
                onChoose={(chosen) =>
                  change({ body: `${body.trimEnd()}${body.trim() === '' ? '' : '\n\n'}${fillIn(chosen, facts)}` })
                }
              />
            </div>
          )}
          <FilesField files={files} mayForget={written.changes === null} />
          <BehalfChoice
            colleagues={colleagues}
            value={behalfOf ?? ''}
            onChange={(id) => change({ behalfOf: id || null })}
          />
          {signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
          <label className="tick">
            <input type="checkbox" checked={oneWay} onChange={(event) => change({ oneWay: event.target.checked })} />
            {t('letter.oneWay')}
          </label>
          <div className="actions">
            <button type="submit" className="button" disabled={busy}>
              {t(sending.isPending ? 'state.sending' : save ? 'later.saveChange' : 'compose.send')}
            </button>
            {save && (
              <button
                type="button"
                className="button quiet"
                disabled={busy}
                onClick={() => whenRight(() => sending.mutate(null))}
              >
                {t('later.sendNow')}
              </button>
            )}
            <button
              type="button"
              className="button quiet"
              disabled={busy}
              onClick={() => whenRight(() => setLater(true))}
            >
              {t(changing ? 'later.otherTime' : 'later.open')}
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
    </>
  )
}
