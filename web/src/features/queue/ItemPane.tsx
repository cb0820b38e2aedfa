import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Board, Item } from '../../lib/message-types'
import { type PageKey, useOwnKeys } from '../../lib/pageKeys'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { Tag } from '../../ui/parts'
import { Failure, Loaded } from '../../ui/states'
import { topicFaces } from '../messages/wording'
import { AnswerBox, type AnswerMode } from './AnswerBox'
import { itemQuery, stillHere } from './api'
import { ContextPane } from './ContextPane'
import { Entries } from './Entries'
import { ItemSheet, type SheetKind } from './ItemSheets'
import { ageOf, dueText } from './sentences'
import { useMoves } from './useMoves'

interface ItemPaneProps {
  id: string
  board: string
  boards: Board[]
  onDone: (done: string) => void
}

export function ItemPane(props: ItemPaneProps) {
  const { t } = useTexts()
  const item = useQuery(itemQuery(props.id))
  return (
    <div className="queue-item">
      <Link className="back queue-back" to="/queue/$board" params={{ board: props.board }}>
        <Icon name="back" turn />
        {t('queue.back')}
      </Link>
      <Loaded from={item} rows={3} tall>
        {(data) => <Opened {...props} item={data} />}
      </Loaded>
    </div>
  )
}

function Opened({ item, boards, onDone }: ItemPaneProps & { item: Item }) {
  const { t } = useTexts()
  const view = useDateView()
  const { row, thread } = item
  const heading = useRef<HTMLHeadingElement>(null)
  const [mode, setMode] = useState<AnswerMode>('REPLY')
  const [sheet, setSheet] = useState<SheetKind | null>(null)
  const [wish, setWish] = useState(0)
  const moves = useMoves(item, boards, onDone)
  const here = useHere(row.id, item.here)
  const mine = row.assignee?.you === true
  const done = row.state === 'DONE'
  const { run } = moves

  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const write = (next: AnswerMode) => {
    setMode(next)
    setWish((before) => before + 1)
  }
  const keys = useMemo<PageKey[]>(() => {
    // A refusal is shown beside the item by useMoves; here is nothing left to do about it.
    const go = (verb: 'claim' | 'release' | 'reopen') => () => void run({ verb }).catch(() => undefined)
    const always: PageKey[] = [
      { key: 'n', label: 'queue.key.note', run: () => write('NOTE') },
      { key: 'c', label: mine ? 'queue.release' : 'queue.claim', run: go(mine ? 'release' : 'claim') },
    ]
    if (done) return [...always, { key: 'o', label: 'queue.reopen', run: go('reopen') }]
    return [
      ...always,
      ...(thread.oneWay ? [] : [{ key: 'r', label: 'queue.key.reply', run: () => write('REPLY') } as const]),
      { key: 'e', label: 'queue.escalate', run: () => setSheet('ESCALATE') },
      { key: 'h', label: 'queue.handOver', run: () => setSheet('HAND_OVER') },
      { key: 's', label: 'queue.snooze', run: () => setSheet('SNOOZE') },
      { key: 'x', label: 'queue.close', run: () => setSheet('CLOSE') },
    ]
  }, [mine, done, thread.oneWay, run])
  useOwnKeys(keys)

  return (
    <>
      <div className="item-main">
        <div className="item-head">
          <div className="chips tight">
            <Tag tone="brand">{t(topicFaces[row.topic].name)}</Tag>
            <span className={`due-tag ${ageOf(view, row)}`}>{dueText(t, view, row)}</span>
            {row.flagged && <Tag tone="danger">{t('queue.flagged')}</Tag>}
            {row.escalated && <Tag tone="attention">{t('queue.escalated')}</Tag>}
            {thread.oneWay && <Tag>{t('messages.notice')}</Tag>}
          </div>
          <h2 ref={heading} tabIndex={-1}>
            {row.title}
          </h2>
          <p className="small">
            {row.assignee
              ? row.assignee.you
                ? t('queue.assignedYou')
                : t('queue.assignedTo', { name: row.assignee.name })
              : t('queue.assignedNobody', { board: row.board.name })}
            {thread.clinician && ` · ${t('thread.for', { who: thread.clinician.name })}`}
          </p>
          {here.length > 0 && (
            <p className="here" role="status">
              <Icon name="eye" size={16} /> {t('queue.here', { count: here.length, names: here.join(', ') })}
            </p>
          )}
        </div>
        {moves.conflict && (
          <div className="failure" role="alert">
            <span className="mark">
              <Icon name="alert" />
            </span>
            <p>{moves.conflict}</p>
          </div>
        )}
        {moves.failure && <Failure error={moves.failure} />}
        <Entries id={row.id} entries={thread.entries} />
        <AnswerBox item={item} mode={mode} onMode={setMode} wish={wish} moves={moves} onDone={onDone}>
          <div className="item-moves">
            {done ? (
              <MoveButton
                label={t('queue.reopen')}
                hotkey="o"
                busy={moves.busy}
                onPress={() => run({ verb: 'reopen' })}
              />
            ) : (
              <>
                <MoveButton
                  label={t(mine ? 'queue.release' : 'queue.claim')}
                  hotkey="c"
                  busy={moves.busy}
                  onPress={() => run({ verb: mine ? 'release' : 'claim' })}
                />
                <MoveButton label={t('queue.handOver')} hotkey="h" onPress={() => setSheet('HAND_OVER')} />
                <MoveButton label={t('queue.escalate')} hotkey="e" onPress={() => setSheet('ESCALATE')} />
                <MoveButton label={t('queue.snooze')} hotkey="s" onPress={() => setSheet('SNOOZE')} />
                <MoveButton label={t('queue.close')} hotkey="x" onPress={() => setSheet('CLOSE')} />
              </>
            )}
          </div>
        </AnswerBox>
      </div>
      <ContextPane item={item} />
      {sheet && (
        <ItemSheet kind={sheet} item={item} boards={item.boards} moves={moves} onClose={() => setSheet(null)} />
      )}
    </>
  )
}

interface MoveButtonProps {
  label: string
  hotkey: string
  busy?: boolean
  onPress: () => unknown
}

function MoveButton({ label, hotkey, busy, onPress }: MoveButtonProps) {
  const press = () => {
    const work = onPress()
    // A refusal is shown beside the item by useMoves.
    if (work instanceof Promise) work.catch(() => undefined)
  }
  return (
    <button type="button" className="button plain" aria-keyshortcuts={hotkey} disabled={busy} onClick={press}>
      {label} <kbd aria-hidden="true">{hotkey}</kbd>
    </button>
  )
}

const HERE_EVERY_MILLIS = 20_000

/** Tells the others that the viewer has it open, and the viewer who else has. */
function useHere(id: string, atFirst: { name: string }[]): string[] {
  const [here, setHere] = useState(atFirst)
  useEffect(() => {
    let gone = false
    const tell = () =>
      stillHere(id).then(
        (told) => !gone && setHere(told.here),
        (failure: unknown) => console.warn('Who else is here is not known right now.', asProblem(failure).code),
      )
    void tell()
    const timer = setInterval(() => void tell(), HERE_EVERY_MILLIS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [id])
  return here.map((one) => one.name)
}
