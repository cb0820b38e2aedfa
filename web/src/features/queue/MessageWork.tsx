import { useMemo, useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { MessageItem } from '../../lib/message-types'
import { type PageKey, useOwnKeys } from '../../lib/pageKeys'
import { useSession } from '../../lib/session'
import { AnswerBox, type AnswerMode } from './AnswerBox'
import { ConvertSheet } from './convert/ConvertSheet'
import { type Making, makingsOf } from './convert/makings'
import { Entries } from './Entries'
import type { SheetKind } from './ItemSheets'
import { MoveButton } from './MoveButton'
import type { Moves } from './useMoves'

export interface WorkProps<T> {
  item: T
  moves: Moves
  onSheet: (kind: SheetKind) => void
  onDone: (done: string) => void
}

/** What was written, and the box to answer in. */
export function MessageWork({ item, moves, onSheet, onDone }: WorkProps<MessageItem>) {
  const { t } = useTexts()
  const { row } = item
  const [mode, setMode] = useState<AnswerMode>('REPLY')
  const [wish, setWish] = useState(0)
  const mine = row.assignee?.you === true
  const done = row.state === 'DONE'
  const { run } = moves
  const { role } = useSession()
  const [making, setMaking] = useState<Making | null>(null)
  const makings = useMemo(() => makingsOf(role), [role])

  const keys = useMemo<PageKey[]>(() => {
    const write = (next: AnswerMode) => {
      setMode(next)
      setWish((before) => before + 1)
    }
    // A refusal is shown beside the item by useMoves; here is nothing left to do about it.
    const go = (verb: 'claim' | 'release' | 'reopen') => () => void run({ verb }).catch(() => undefined)
    const always: PageKey[] = [
      { key: 'n', label: 'queue.key.note', run: () => write('NOTE') },
      { key: 'r', label: 'queue.key.reply', run: () => write('REPLY') },
    ]
    const make = makings.map(({ key, label, what }): PageKey => ({ key, label, run: () => setMaking(what) }))
    if (done) return [...always, ...make, { key: 'o', label: 'queue.reopen', run: go('reopen') }]
    return [
      ...always,
      { key: 'c', label: mine ? 'queue.release' : 'queue.claim', run: go(mine ? 'release' : 'claim') },
      { key: 'e', label: 'queue.escalate', run: () => onSheet('ESCALATE') },
      { key: 'h', label: 'queue.handOver', run: () => onSheet('HAND_OVER') },
      { key: 's', label: 'queue.snooze', run: () => onSheet('SNOOZE') },
      { key: 'x', label: 'queue.close', run: () => onSheet('CLOSE') },
      ...make,
    ]
  }, [mine, done, run, onSheet, makings])
  useOwnKeys(keys)

  return (
    <>
      <Entries id={row.id} entries={item.entries} />
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
              <MoveButton label={t('queue.handOver')} hotkey="h" onPress={() => onSheet('HAND_OVER')} />
              <MoveButton label={t('queue.escalate')} hotkey="e" onPress={() => onSheet('ESCALATE')} />
              <MoveButton label={t('queue.snooze')} hotkey="s" onPress={() => onSheet('SNOOZE')} />
              <MoveButton label={t('queue.close')} hotkey="x" onPress={() => onSheet('CLOSE')} />
            </>
          )}
        </div>
        <div className="item-moves">
          {makings.map(({ key, label, what }) => (
            <MoveButton key={key} label={t(label)} hotkey={key} onPress={() => setMaking(what)} />
          ))}
        </div>
      </AnswerBox>
      {making && (
        <ConvertSheet
          what={making}
          item={item}
          onChanged={moves.showAnew}
          onDone={onDone}
          onClose={() => setMaking(null)}
        />
      )}
    </>
  )
}
