import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { SendKey, useDraftKeeper, useWritten } from '../../lib/drafts'
import { useFiles } from '../../lib/files'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Topic, TopicInfo, TopicsView } from '../../lib/message-types'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Failure } from '../../ui/states'
import { messagesPath, send } from './api'
import { BodyField } from './BodyField'
import { ClinicianChoice } from './ClinicianChoice'
import { type Content, type Faults, NOTHING, bodyOf, faultText, faultsOf, isWritten } from './content'
import { DraftLine } from './DraftLine'
import { Emergency } from './Emergency'
import { FilesField } from './FilesField'
import { HideChoice } from './HideChoice'
import { RedFlagSheet } from './RedFlagSheet'
import { type RedFlag, findRedFlags } from './redFlags/check'
import { noteSent } from './sent'
import { takeTopic } from './startWith'
import { SiteChoice } from './SiteChoice'
import { SubjectField } from './SubjectField'
import { TopicChoice } from './TopicChoice'
import { answeringAt, clinicianOf, firstSite, siteOf } from './where'
import { topicFaces } from './wording'
import { WhoReads } from './WhoReads'

interface ComposeProps {
  view: TopicsView
  patient: string
  atFirst: Content
}

export function Compose({ view, patient, atFirst }: ComposeProps) {
  const { t } = useTexts()
  const infoOf = (topic: Topic | null) => view.topics.find((one) => one.topic === topic)
  const firstSiteOf = (topic: Topic) => firstSite(infoOf(topic), view.usualSiteId)
  const [restored, setRestored] = useState(isWritten(atFirst))
  const [round, setRound] = useState(0)
  const draft = useDraftKeeper<Content>(messagesPath(patient, '/draft'), bodyOf)
  const { content, change, replace } = useWritten<Content>(() => {
    const topic = takeTopic()
    return topic && !isWritten(atFirst) ? { ...atFirst, topic, siteId: firstSiteOf(topic) } : atFirst
  }, draft.typed)
  const anew = useMutation({
    mutationFn: draft.drop,
    onSuccess: () => {
      replace(NOTHING)
      setRestored(false)
      setRound(round + 1)
      announce(t('compose.startedAnew'))
    },
  })
  const info = infoOf(content.topic)
  return (
    <>
      {restored && (
        <div className="card pad restored">
          <p>{t('compose.restored')}</p>
          <button type="button" className="button quiet" disabled={anew.isPending} onClick={() => anew.mutate()}>
            {t('compose.startAnew')}
          </button>
          {anew.isError && <Failure error={anew.error} />}
        </div>
      )}
      <Emergency />
      {info ? (
        <ComposeForm
          key={round}
          info={info}
          proxies={view.proxies ?? []}
          patient={patient}
          content={content}
          onChange={change}
          onTopic={() => change({ topic: null, siteId: null, clinicianId: null })}
          drop={draft.drop}
        />
      ) : (
        <TopicChoice topics={view.topics} onChoose={(topic: Topic) => change({ topic, siteId: firstSiteOf(topic) })} />
      )}
      {info && <DraftLine state={draft.state} />}
    </>
  )
}

interface FormProps {
  info: TopicInfo
  proxies: NonNullable<TopicsView['proxies']>
  patient: string
  content: Content
  onChange: (part: Partial<Content>) => void
  onTopic: () => void
  drop: () => Promise<void>
}

function ComposeForm({ info, proxies, patient, content, onChange, onTopic, drop }: FormProps) {
  const { t } = useTexts()
  const [faults, setFaults] = useState<Faults>({})
  const [flags, setFlags] = useState<RedFlag[]>([])
  // Somebody may have stopped standing in for the patient since this was begun.
  const hideFrom = content.hideFrom.filter((id) => proxies.some((one) => one.accountId === id))
  // The same of whom it is meant for: they may have left, and then it could not be sent.
  const clinician = clinicianOf(info, content.clinicianId)
  const clinicianId = clinician?.id ?? null
  const heading = useRef<HTMLHeadingElement>(null)
  const files = useFiles(messagesPath(patient, '/files'), content.files, (ready) => onChange({ files: ready }))
  const answering = answeringAt(info, content.siteId, clinicianId)
  const sending = useSend(patient, info, drop)
  useEffect(() => heading.current?.focus({ preventScroll: false }), [])

  const sendNow = (flagged: boolean) => {
    setFlags([])
    // Where the location is not asked for, it is not sent either.
    const siteId = clinician?.answering ? null : (siteOf(info, content.siteId)?.id ?? null)
    sending.mutate({ ...content, siteId, clinicianId, hideFrom, flagged })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = { ...(!answering && { site: 'compose.noSite' as const }), ...faultsOf(content, files.state) }
    setFaults(found)
    sending.reset()
    if (Object.keys(found).length > 0) return
    const redFlags = findRedFlags(`${content.subject}\n${content.body}`)
    if (redFlags.length > 0) setFlags(redFlags)
    else sendNow(false)
  }
  const problem = sending.isError ? asProblem(sending.error) : null
  const refused = (field: string) => (problem?.field === field ? problemText(t, problem) : null)
  const wrong = faultText(t, faults)
  return (
    <form className="compose" onSubmit={submit} autoComplete="off" noValidate>
      <div className="about">
        <h2 ref={heading} tabIndex={-1}>
          {t('compose.about', { topic: t(topicFaces[info.topic].name) })}
        </h2>
        <button type="button" className="button plain" onClick={onTopic}>
          {t('compose.changeTopic')}
        </button>
      </div>
      <FormProblem text={problem ? problemText(t, problem) : wrong} />
      {!clinician?.answering && (
        <SiteChoice
          info={info}
          value={content.siteId}
          onChange={(siteId) => onChange({ siteId })}
          error={faults.site && !answering ? t(faults.site) : refused('siteId')}
        />
      )}
      {answering && <WhoReads info={answering} />}
      {content.clinicianId !== null && clinicianId === null && (
        <p className="small" role="status">
          {t('compose.clinicianGone')}
        </p>
      )}
      <ClinicianChoice
        info={info}
        site={content.siteId}
        value={clinicianId}
        onChange={(id) => onChange({ clinicianId: id })}
      />
      <SubjectField
        value={content.subject}
        onChange={(subject) => onChange({ subject })}
        error={faults.subject ? t(faults.subject) : refused('subject')}
      />
      <BodyField
        label={t('compose.body')}
        rows={8}
        value={content.body}
        onChange={(body) => onChange({ body })}
        error={faults.body ? t(faults.body) : refused('body')}
      />
      <FilesField files={files} mayForget />
      <HideChoice proxies={proxies} hidden={hideFrom} onChange={(chosen) => onChange({ hideFrom: chosen })} />
      <div className="actions">
        <button type="submit" className="button" disabled={sending.isPending}>
          {t(sending.isPending ? 'state.sending' : 'compose.send')}
        </button>
      </div>
      {flags.length > 0 && <RedFlagSheet flags={flags} onBack={() => setFlags([])} onSend={() => sendNow(true)} />}
    </form>
  )
}

/** Says "received" only after the server has said so; until then the draft stays. */
function useSend(patient: string, info: TopicInfo, drop: () => Promise<void>) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [key] = useState(() => new SendKey())
  return useMutation({
    mutationFn: ({ hideFrom, flagged, ...content }: Content & { flagged: boolean }) => {
      const message = {
        topic: info.topic,
        siteId: content.siteId,
        clinicianId: content.clinicianId,
        subject: content.subject.trim(),
        body: content.body,
        files: content.files.map((file) => file.id),
        hideFrom,
        flagged,
      }
      return send(patient, { sendKey: key.for(message), ...message })
    },
    onSuccess: async ({ id }, { siteId, clinicianId }) => {
      noteSent(client, id, answeringAt(info, siteId, clinicianId)?.mostWithinMinutes ?? null)
      await drop().catch((failure: unknown) => {
        console.warn('The draft of a message that was sent is still there.', asProblem(failure).code)
      })
      void client.invalidateQueries({ queryKey: [messagesPath(patient)] })
      await navigate({ to: '/p/$patient/messages/$id', params: { patient, id }, replace: true })
    },
  })
}
