import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { plainDay, dayKey } from '../../lib/dates'
import { unsavedDraft, useDraftKeeper, useWritten } from '../../lib/drafts'
import { useFiles } from '../../lib/files'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { MessageItem, StaffDraft, Waiting } from '../../lib/message-types'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Loaded } from '../../ui/states'
import { draftQuery } from '../messages/api'
import { BodyField, MOST_LETTERS, lettersOf } from '../messages/BodyField'
import { DraftLine } from '../messages/DraftLine'
import { FilesField } from '../messages/FilesField'
import { type Answering, NO_ANSWER, answeringFrom, answeringOf, bodyOf, isBegun, stillLeaves } from './answer'
import { itemPath, note, takeBack, templatesQuery } from './api'
import { BehalfChoice } from './BehalfChoice'
import { Changing } from './Changing'
import { Meanwhile } from './Meanwhile'
import { ReplaceSheet } from './ReplaceSheet'
import { ReplyActions } from './ReplyActions'
import { SendLaterSheet } from './SendLaterSheet'
import { fillIn, signed } from './sentences'
import { TemplateChoice } from './TemplateChoice'
import { useAnswer } from './useAnswer'
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

/** A reply goes to the patient, a note never does: two boxes with two texts, so that one cannot become the other. */
export function AnswerBox(props: AnswerBoxProps) {
  const path = itemPath(props.item.row.id, '/draft')
  const [kept] = useState(() => unsavedDraft<Answering>(path))
  const draft = useQuery({ ...draftQuery<StaffDraft>(path), enabled: kept === null })
  if (kept) return <Box {...props} path={path} atFirst={kept} />
  // Not before what was begun is there: the first letter would be saved over it.
  return (
    <Loaded from={draft} rows={1} tall>
      {(found) => <Box {...props} path={path} atFirst={answeringOf(found.draft)} />}
    </Loaded>
  )
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
}: AnswerBoxProps & { path: string; atFirst: Answering }) {
  const { t } = useTexts()
  const view = useDateView()
  const session = useSession()
  const { row, thread } = item
  const draft = useDraftKeeper<Answering>(path, bodyOf)
  const { content: written, change, replace } = useWritten<Answering>(atFirst, draft.typed)
  const [seenSeq, setSeenSeq] = useState(thread.lastSeq)
  const [fault, setFault] = useState<string | null>(null)
  const [later, setLater] = useState(false)
  const [wanted, setWanted] = useState<Waiting | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const templates = useQuery({ ...templatesQuery, staleTime: 300_000 })
  const files = useFiles(itemPath(row.id, '/files'), atFirst.files, (ready) => change({ files: ready }))
  const refresh = useRefresh(row.id)
  const signature = templates.data?.signature ?? ''
  const today = plainDay(view, dayKey(view, view.now.toISOString()))
  const facts = { patient: item.context.name, me: session.displayName, today }
  const body = signed(fillIn(written.body, facts), signature)
  // Who was a colleague when it was begun may have left since.
  const behalfOf = thread.colleagues.find((one) => one.id === written.behalfOf)?.id ?? null
  const changing = thread.waiting.find((one) => one.id === written.changes && one.author.you) ?? null

  useEffect(() => {
    if (wish > 0) field.current?.focus()
  }, [wish, mode])

  /** Nothing is begun any more; what is being noted stays. */
  const start = async () => {
    files.replace([])
    const next = { ...NO_ANSWER, note: written.note }
    if (next.note.trim() !== '') return change(next)
    replace(next)
    await draft.drop().catch((failure: unknown) => {
      console.warn('The draft of a reply that is over is still there.', asProblem(failure).code)
    })
  }
  const sending = useAnswer({
    item,
    written: { ...written, behalfOf },
    body,
    changing,
    moves,
    onTakenBack: () => change({ changes: null }),
    onSent: start,
    onDone,
  })
  const noting = useMutation({
    mutationFn: () => note(row.id, written.note.trim()),
    onSuccess: async () => {
      change({ note: '' })
      announce(t('queue.done.note'))
      await refresh()
    },
  })

  const type = (text: string) => {
    // What came before the first letter has been read; what comes while writing has perhaps not.
    if (written.body === '') setSeenSeq(thread.lastSeq)
    change({ body: text })
  }
  const faultOf = () => {
    if (written.body.trim() === '') return t('compose.noBody')
    if (lettersOf(body) > MOST_LETTERS) return t('compose.tooLong')
    if (files.state === 'READY') return null
    return t(files.state === 'SENDING' ? 'compose.filesBusy' : 'compose.filesRefused')
  }
  const send = (close: boolean, seen = seenSeq, sendAt: string | null = null) => {
    moves.forget()
    const found = faultOf()
    setFault(found)
    if (!found) sending.mutate({ close, seen, sendAt }, { onSettled: () => setLater(false) })
  }
  const chooseTime = () => {
    const found = faultOf()
    setFault(found)
    if (!found) setLater(true)
  }
  const keep = () => {
    if (written.note.trim() === '') return setFault(t('queue.noteEmpty'))
    setFault(null)
    noting.mutate()
  }
  const save = changing && stillLeaves(changing, view.now) ? changing : null
  const closes = changing?.close ?? false
  const act = (close: boolean) => {
    if (mode === 'NOTE') keep()
    else if (save && !close) send(closes, seenSeq, save.sendAt)
    else send(close || closes)
  }
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
  const choose = (text: string) => {
    type(`${written.body.trimEnd()}${written.body.trim() === '' ? '' : '\n\n'}${fillIn(text, facts)}`)
    field.current?.focus()
  }
  const take = (one: Waiting) => {
    setWanted(null)
    sending.reset()
    setSeenSeq(thread.lastSeq)
    onMode('REPLY')
    files.replace(one.attached)
    change(answeringFrom(one, written.note))
    announce(t('later.toChange'))
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
        onChange={(one) => (isBegun(written) && written.changes !== one.id ? setWanted(one) : take(one))}
      />
      <form className={mode === 'NOTE' ? 'answer note' : 'answer'} onSubmit={submit} autoComplete="off" noValidate>
        <fieldset className="modes answer-modes">
          <legend className="unseen">{t('queue.write')}</legend>
          {(['REPLY', 'NOTE'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="mode" checked={mode === one} onChange={() => onMode(one)} />
              {t(one === 'REPLY' ? 'queue.reply' : 'queue.note')}
            </label>
          ))}
        </fieldset>
        {mode === 'REPLY' && written.changes && <Changing one={changing} onLeave={() => void start()} />}
        <FormProblem text={fault ?? (problem ? problemText(t, asProblem(problem)) : null)} />
        {asks && (
          <Meanwhile
            busy={sending.isPending}
            onSend={() => {
              setSeenSeq(thread.lastSeq)
              send(sending.variables?.close ?? false, thread.lastSeq, sending.variables?.sendAt ?? null)
            }}
            onWrite={() => {
              setSeenSeq(thread.lastSeq)
              sending.reset()
              field.current?.focus()
            }}
          />
        )}
        <BodyField
          key={mode}
          ref={field}
          hideLabel
          label={t(mode === 'REPLY' ? 'queue.replyTo' : 'queue.note')}
          placeholder={t(mode === 'REPLY' ? 'queue.replyTo' : 'queue.noteHint')}
          rows={3}
          value={mode === 'REPLY' ? written.body : written.note}
          onChange={mode === 'REPLY' ? type : (text) => change({ note: text })}
          onKeyDown={keyed}
          error={null}
        />
        {mode === 'REPLY' && thread.oneWay && <p className="small">{t('queue.oneWay')}</p>}
        {mode === 'REPLY' && signature !== '' && <p className="small">{t('queue.signature', { signature })}</p>}
        {mode === 'REPLY' && (
          <BehalfChoice
            colleagues={thread.colleagues}
            value={behalfOf ?? ''}
            onChange={(id) => change({ behalfOf: id || null })}
          />
        )}
        {mode === 'REPLY' && <FilesField files={files} mayForget={written.changes === null} />}
        <div className="actions">
          {mode === 'REPLY' ? (
            <ReplyActions
              busy={sending.isPending}
              changing={changing !== null}
              mayKeepTime={save !== null}
              onNow={() => send(closes)}
              onClose={() => send(true)}
              onTime={chooseTime}
            >
              <TemplateChoice templates={templates.data?.items ?? []} onChoose={choose} />
            </ReplyActions>
          ) : (
            <button type="submit" className="button" disabled={noting.isPending}>
              {t('queue.noteKeep')} <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>
          )}
          <DraftLine state={draft.state} />
        </div>
        {children}
        {later && (
          <SendLaterSheet
            busy={sending.isPending}
            onChoose={(sendAt) => send(closes, seenSeq, sendAt)}
            onClose={() => setLater(false)}
          />
        )}
        {wanted && <ReplaceSheet onReplace={() => take(wanted)} onClose={() => setWanted(null)} />}
      </form>
    </>
  )
}
