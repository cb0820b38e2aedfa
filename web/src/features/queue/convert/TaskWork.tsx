import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { instantText } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import { type PageKey, useOwnKeys } from '../../../lib/pageKeys'
import { useDateView } from '../../../lib/viewer'
import { authorText } from '../../messages/sentences'
import { Entries } from '../Entries'
import type { Task } from '../entries'
import type { WorkProps } from '../MessageWork'
import { MoveButton } from '../MoveButton'
import { NoteBox } from '../refills/NoteBox'
import { heldWording } from '../wording'

/** What is to be done, where it comes from, and being done with it. */
export function TaskWork({ item, board, moves, onSheet }: WorkProps<Task> & { board: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const { row, task } = item
  const [noteWish, setNoteWish] = useState(0)
  const mine = row.assignee?.you === true
  const done = row.state === 'DONE'
  const { run } = moves
  const keys = useMemo<PageKey[]>(() => {
    const turn = mine ? 'release' : 'claim'
    // A refusal is shown beside the item by useMoves; here is nothing left to do about it.
    const go = (verb: 'claim' | 'release' | 'reopen') => () => void run({ verb }).catch(() => undefined)
    const note: PageKey = { key: 'n', label: 'queue.key.note', run: () => setNoteWish((before) => before + 1) }
    if (done) return [note, { key: 'o', label: 'queue.reopen', run: go('reopen') }]
    return [
      note,
      { key: 'c', label: `queue.${turn}`, run: go(turn) },
      { key: 'h', label: 'queue.handOver', run: () => onSheet('HAND_OVER') },
      { key: 'e', label: 'queue.escalate', run: () => onSheet('ESCALATE') },
      { key: 's', label: 'queue.snooze', run: () => onSheet('SNOOZE') },
      { key: 'x', label: 'task.done', run: () => onSheet('CLOSE') },
    ]
  }, [mine, done, run, onSheet])
  useOwnKeys(keys)
  const press = (key: string) => keys.find((one) => one.key === key)?.run()
  return (
    <>
      <section className="card pad">
        <p className="small">
          {t('task.by', { name: authorText(t, task.author), when: instantText(view, task.madeAt) })}
        </p>
        {task.held && <p className="why-not">{t('task.heldLetter', { why: t(heldWording[task.held]) })}</p>}
        {task.note && <p className="said">{task.note}</p>}
        {task.from && (
          <p>
            <Link to="/queue/$board/$item" params={{ board, item: task.from }}>
              {t('task.open')}
            </Link>
          </p>
        )}
        {row.kind === 'APPOINTMENT' && <p className="small">{t('appointment.told')}</p>}
      </section>
      <Entries id={row.id} entries={item.entries} />
      <NoteBox id={row.id} wish={noteWish}>
        <div className="item-moves">
          {keys
            .filter(({ key }) => key !== 'n')
            .map(({ key, label }) => (
              <MoveButton key={key} label={t(label)} hotkey={key} busy={moves.busy} onPress={() => press(key)} />
            ))}
        </div>
      </NoteBox>
    </>
  )
}
