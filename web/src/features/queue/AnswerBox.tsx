import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { plainDay, dayKey, instantText } from '../../lib/dates'
import { SendKey, unsavedDraft, useDraftKeeper } from '../../lib/drafts'
import { useFiles } from '../../lib/files'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { MessageItem, StaffDraft } from '../../lib/message-types'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Skeleton } from '../../ui/states'
import { draftQuery } from '../messages/api'
import { BodyField, MOST_LETTERS } from '../messages/BodyField'
import { DraftLine } from '../messages/DraftLine'
import { FilesField } from '../messages/FilesField'
import { answer, answerLater, itemPath, move, note, takeBack, templatesQuery } from './api'
import { BehalfChoice } from './BehalfChoice'
import { SendLaterSheet } from './SendLaterSheet'
import { fillIn, signed } from './sentences'
import { TemplateChoice } from './TemplateChoice'
import { type Moves, useRefresh } from './useMoves'
import { WaitingList } from './WaitingList'

export type AnswerMode = 'REPLY' | 'NOTE'

interface AnswerBoxProps {
  item: MessageItem
  mode: AnswerMode
  onMode: (mode: AnswerMode) => void
  /** grows when a key asks to write */ wish: number
  moves: Moves
  onDone: (done: string) => void
  children: ReactNode
}

const bodyOf = (body: string) => ({ body })

/** A reply goes to the patient, a note never does: two boxes with two texts, so that one cannot become the other. */
export function AnswerBox(props: AnswerBoxProps) {
  const path = itemPath(props.item.row.id, '/draft')
  const [kept] = useState(() => unsavedDraft<string>(path))
  const draft = useQuery({ ...draftQuery<StaffDraft>(path), enabled: kept === null })
  if (kept === null && draft.isPending) return <Skeleton rows={1} tall />
  return <Box {...props} path={path} atFirst={kept ?? draft.data?.draft?.body ?? ''} />
}

function Box({
  item,
  mode,
  onMode,
  wish,
  moves,
  onDone,
  children,
  path,
  atFirst,
}: AnswerBoxProps & { path: string; atFirst: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const session = useSession()
  const { row, thread } = item
  const [reply, setReply] = useState(atFirst)
  const [noted, setNoted] = useState('')
  const [seenSeq, setSeenSeq] = useState(thread.lastSeq)
  const [fault, setFault] = useState<string | null>(null)
  const [behalf, setBehalf] = useState('')
  const [later, setLater] = useState(false)
  const [key] = useState(() => new SendKey())
  const field = useRef<HTMLTextAreaElement>(null)
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const draft = useDraftKeeper<string>(path, bodyOf)
  const files = useFiles(itemPath(row.id, '/files'), [], () => undefined)
  const refresh = useRefresh(row.id)
  const signature = templates.data?.signature ?? ''
  const today = plainDay(view, dayKey(view, view.now.toISOString()))
  const facts = { patient: item.context.name, me: session.displayName, today }

  useEffect(() => {
    if (wish > 0) field.current?.focus()
  }, [wish, mode])

  const type = (text: string) => {
    // What came before the first letter has been read; what comes while writing has perhaps not.
    if (reply === '') setSeenSeq(thread.lastSeq)
    setReply(text)
    draft.typed(text)
  }
  const sending = useMutation({
    mutationFn: async ({ close, seen, sendAt }: { close: boolean; seen: number; sendAt: string | null }) => {
      const body = signed(fillIn(reply, facts), signature)
      const fileIds = files.rows.flatMap((one) => one.info?.id ?? [])
      // Whoever answers has taken it on; claiming first also finds out that somebody else has.
      if (!row.assignee) await move(row, { verb: 'claim' })
      const content = { body, files: fileIds, close, behalfOf: behalf || null }
      const said = { sendKey: key.for({ ...content, sendAt }), seenSeq: seen, ...content }
      return sendAt ? answerLater(row.id, sendAt, said) : answer(row.id, said)
    },
    onSuccess: async (_, { close, sendAt }) => {
      setLater(false)
      await draft.drop().catch((failure: unknown) => {
        console.warn('The draft of a reply that was sent is still there.', asProblem(failure).code)
      })
      onDone(
        sendAt
          ? t('later.done', { when: instantText(view, sendAt) })
          : t(close ? 'queue.done.sentClosed' : 'queue.done.sent'),
      )
      await refresh()
    },
    onError: async (failure) => {
      setLater(false)
      const { code } = asProblem(failure)
      if (code === 'queue.CHANGED') await moves.showAnew()
      if (code === 'queue.ANSWERED_MEANWHILE') await refresh()
    },
  })
  const noting = useMutation({
    mutationFn: () => note(row.id, noted.trim()),
    onSuccess: async () => {
      setNoted('')
      announce(t('queue.done.note'))
      await refresh()
    },
  })

  const faultOf = () => {
    if (reply.trim() === '') return t('compose.noBody')
    if (signed(reply, signature).length > MOST_LETTERS) return t('compose.tooLong')
    if (files.state === 'READY') return null
    return t(files.state === 'SENDING' ? 'compose.filesBusy' : 'compose.filesRefused')
  }
  const send = (close: boolean, seen = seenSeq, sendAt: string | null = null) => {
    moves.forget()
    const found = faultOf()
    setFault(found)
    if (!found) sending.mutate({ close, seen, sendAt })
  }
  const chooseTime = () => {
    const found = faultOf()
    setFault(found)
    if (!found) setLater(true)
  }
  const keep = () => {
    if (noted.trim() === '') return setFault(t('queue.noteEmpty'))
    setFault(null)
    noting.mutate()
  }
  const act = (close: boolean) => (mode === 'REPLY' ? send(close) : keep())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act(false)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!sending.isPending && !noting.isPending) act(event.shiftKey)
  }
  const code = sending.isError ? asProblem(sending.error).code : null
  const asks = code === 'queue.ANSWERED_MEANWHILE'
  const problem = mode === 'NOTE' ? noting.error : code === 'queue.CHANGED' || asks ? null : sending.error
  const choose = (body: string) => {
    type(`${reply.trimEnd()}${reply.trim() === '' ? '' : '\n\n'}${fillIn(body, facts)}`)
    field.current?.focus()
  }
  return (
    <>
      <WaitingList
        waiting={thread.waiting}
        takeBack={async (one) => {
          await takeBack(row.id, one.id)
          await refresh()
        }}
        onChange={({ body, behalfOf }) => {
          onMode('REPLY')
          setBehalf(behalfOf ?? '')
          choose(body)
        }}
      />
      <form className={mode === 'NOTE' ? 'answer note' : 'answer'} onSubmit={submit} autoComplete="off" noValidate>
        <fieldset className="modes answer-modes">
          <legend className="unseen">{t('queue.write')}</legend>
          {(['REPLY', 'NOTE'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="mode"
                checked={mode === one}
                disabled={one === 'REPLY' && thread.oneWay}
                onChange={() => onMode(one)}
              />
              {t(one === 'REPLY' ? 'queue.reply' : 'queue.note')}
            </label>
          ))}
        </fieldset>
        <FormProblem text={fault ?? (problem ? problemText(t, asProblem(problem)) : null)} />
        {asks && (
          <div className="failure" role="alert">
            <p>{t('queue.refused.answeredMeanwhile')}</p>
            <div className="actions">
              <button
                type="button"
                className="button"
                onClick={() => {
                  setSeenSeq(thread.lastSeq)
                  send(false, thread.lastSeq)
                }}
              >
                {t('queue.sendAgain')}
              </button>
              <button
                type="button"
                className="button quiet"
                onClick={() => {
                  setSeenSeq(thread.lastSeq)
                  sending.reset()
                  field.current?.focus()
                }}
              >
                {t('queue.keepWriting')}
              </button>
            </div>
          </div>
        )}
        <BodyField
          key={mode}
          ref={field}
          hideLabel
          label={t(mode === 'REPLY' ? 'queue.replyTo' : 'queue.note')}
          placeholder={t(mode === 'REPLY' ? 'queue.replyTo' : 'queue.noteHint')}
          rows={3}
          value={mode === 'REPLY' ? reply : noted}
          onChange={mode === 'REPLY' ? type : setNoted}
          onKeyDown={keyed}
          error={null}
        />
        {mode === 'REPLY' && signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
        {mode === 'REPLY' && <BehalfChoice colleagues={thread.colleagues} value={behalf} onChange={setBehalf} />}
        {mode === 'REPLY' && <FilesField files={files} mayForget />}
        <div className="actions">
          {mode === 'REPLY' ? (
            <>
              <button type="submit" className="button" disabled={sending.isPending}>
                {t(sending.isPending ? 'state.sending' : 'compose.send')} <kbd aria-hidden="true">Ctrl ↵</kbd>
              </button>
              <button type="button" className="button quiet" disabled={sending.isPending} onClick={() => send(true)}>
                {t('queue.sendClose')}
              </button>
              <button type="button" className="button quiet" disabled={sending.isPending} onClick={chooseTime}>
                {t('later.open')}
              </button>
              <TemplateChoice templates={templates.data?.items ?? []} onChoose={choose} />
            </>
          ) : (
            <button type="submit" className="button" disabled={noting.isPending}>
              {t('queue.noteKeep')} <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>
          )}
          {mode === 'REPLY' && <DraftLine state={draft.state} />}
        </div>
        {children}
        {later && (
          <SendLaterSheet
            busy={sending.isPending}
            onChoose={(sendAt) => send(false, seenSeq, sendAt)}
            onClose={() => setLater(false)}
          />
        )}
      </form>
    </>
  )
}
