import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { SendKey, unsavedDraft, useDraftKeeper, useWritten } from '../../lib/drafts'
import { useFiles } from '../../lib/files'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Thread } from '../../lib/message-types'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { Loaded } from '../../ui/states'
import { draftQuery, messagesPath, reply, threadPath, threadQuery } from './api'
import { BodyField } from './BodyField'
import { type Content, type Faults, NOTHING, bodyOf, contentOf, faultText, faultsOf, isWritten } from './content'
import { DraftLine } from './DraftLine'
import { Emergency } from './Emergency'
import { FilesField } from './FilesField'
import { RedFlagSheet } from './RedFlagSheet'
import { type RedFlag, findRedFlags } from './redFlags/check'

interface ReplyBoxProps {
  thread: Thread
  patient: string
  onSent: (words: string) => void
}

export function ReplyBox(props: ReplyBoxProps) {
  const path = threadPath(props.patient, props.thread.id, '/draft')
  const [kept] = useState(() => unsavedDraft<Content>(path))
  const draft = useQuery({ ...draftQuery(path), enabled: kept === null })
  const [sent, setSent] = useState(0)
  if (kept && sent === 0) return <Box {...props} path={path} atFirst={kept} onDone={() => setSent(1)} />
  const box = (atFirst: Content) => (
    <Box key={sent} {...props} path={path} atFirst={atFirst} onDone={() => setSent(sent + 1)} />
  )
  if (sent > 0) return box(NOTHING)
  // Not before what was begun is there: the first letter would be saved over it.
  return (
    <Loaded from={draft} rows={1} tall>
      {(found) => box(contentOf(found.draft))}
    </Loaded>
  )
}

function Box({
  thread,
  patient,
  path,
  atFirst,
  onSent,
  onDone,
}: ReplyBoxProps & { path: string; atFirst: Content; onDone: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [faults, setFaults] = useState<Faults>({})
  const [flags, setFlags] = useState<RedFlag[]>([])
  const [key] = useState(() => new SendKey())
  const draft = useDraftKeeper<Content>(path, bodyOf)
  const { content, change } = useWritten<Content>(atFirst, draft.typed)
  const files = useFiles(messagesPath(patient, '/files'), atFirst.files, (ready) => change({ files: ready }))
  const sending = useMutation({
    mutationFn: (flagged: boolean) => {
      const message = { body: content.body, files: content.files.map((file) => file.id), flagged }
      return reply(patient, thread.id, { sendKey: key.for(message), ...message })
    },
    onSuccess: async ({ reopened }) => {
      await draft.drop().catch((failure: unknown) => {
        console.warn('The draft of a reply that was sent is still there.', asProblem(failure).code)
      })
      onSent(t(reopened ? 'thread.reopened' : 'thread.replied'))
      await client.invalidateQueries({ queryKey: threadQuery(patient, thread.id).queryKey })
      onDone()
    },
  })
  const sendNow = (flagged: boolean) => {
    setFlags([])
    sending.mutate(flagged)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(content, files.state, true)
    setFaults(found)
    sending.reset()
    if (Object.keys(found).length > 0) return
    const redFlags = findRedFlags(content.body)
    if (redFlags.length > 0) setFlags(redFlags)
    else sendNow(false)
  }
  const problem = sending.isError ? problemText(t, asProblem(sending.error)) : null
  const wrong = faultText(t, faults)
  return (
    <form className="reply no-print" onSubmit={submit} autoComplete="off" noValidate>
      <Emergency />
      <FormProblem text={problem ?? wrong} />
      {isWritten(atFirst) && <p className="small">{t('compose.restored')}</p>}
      <BodyField
        label={t('thread.reply')}
        rows={4}
        value={content.body}
        onChange={(body) => change({ body })}
        error={faults.body ? t(faults.body) : null}
      />
      <FilesField files={files} mayForget />
      <div className="actions">
        <button type="submit" className="button" disabled={sending.isPending}>
          {t(sending.isPending ? 'state.sending' : 'thread.sendReply')}
        </button>
        <DraftLine state={draft.state} />
      </div>
      {flags.length > 0 && <RedFlagSheet flags={flags} onBack={() => setFlags([])} onSend={() => sendNow(true)} />}
    </form>
  )
}
