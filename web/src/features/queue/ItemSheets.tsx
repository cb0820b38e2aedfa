import { useState } from 'react'
import { type TextKey, useTexts } from '../../lib/i18n'
import type { Item } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { Choice, Field } from '../../ui/Fields'
import { TypedSheet } from '../../ui/TypedSheet'
import { Failure } from '../../ui/states'
import type { Move } from './api'
import { isTask } from './entries'
import { RowButton } from './RowButton'
import { SheetForm } from './SheetForm'
import type { Moves } from './useMoves'
import { WhenForm } from './WhenForm'
import { reasonWording, reasonsOf } from './wording'

export type SheetKind = 'HAND_OVER' | 'ESCALATE' | 'SNOOZE' | 'CLOSE'

interface ItemSheetProps {
  kind: SheetKind
  item: Item
  boards: Item['boards']
  moves: Moves
  onClose: () => void
}

const titles: Record<SheetKind, TextKey> = {
  HAND_OVER: 'queue.handOver',
  ESCALATE: 'queue.escalate',
  SNOOZE: 'queue.snooze',
  CLOSE: 'queue.close',
}

/** One question at a time; it closes when the server has done it. If it has not, it says why, and what was typed stays. */
export function ItemSheet({ kind, item, boards, moves, onClose }: ItemSheetProps) {
  const { t } = useTexts()
  const [tried, setTried] = useState(false)
  const [note, setNote] = useState('')
  const noted = { note, onNote: setNote }
  const run = (wanted: Move) => {
    setTried(true)
    moves.run(wanted).then(onClose, () => undefined) // told below
  }
  return (
    <TypedSheet
      title={t(kind === 'CLOSE' && isTask(item) ? 'task.closeTitle' : titles[kind])}
      typed={note.trim() !== ''}
      onClose={onClose}
    >
      {tried && moves.conflict && (
        <p className="failure" role="alert">
          {moves.conflict}
        </p>
      )}
      {tried && moves.failure && <Failure error={moves.failure} />}
      {kind === 'HAND_OVER' && <HandOver item={item} boards={boards} {...noted} busy={moves.busy} onRun={run} />}
      {kind === 'ESCALATE' && <Escalate item={item} {...noted} busy={moves.busy} onRun={run} />}
      {kind === 'SNOOZE' && <Snooze busy={moves.busy} onRun={run} />}
      {kind === 'CLOSE' && <Close item={item} {...noted} busy={moves.busy} onRun={run} />}
    </TypedSheet>
  )
}

interface FormProps {
  busy: boolean
  onRun: (wanted: Move) => void
}

/** What is said with it; held by the sheet, which asks before it is lost. */
interface NoteProps extends FormProps {
  note: string
  onNote: (note: string) => void
}

function usePeople(item: Item, only?: 'PHYSICIAN') {
  const { t } = useTexts()
  return item.people
    .filter((one) => !only || one.role === only)
    .map((one) => ({
      value: one.id,
      label: `${one.name}, ${t(roleWording[one.role])}${one.away ? ` (${t('compose.readerAwayOpen')})` : ''}`,
    }))
}

const PERSON = 'person:'
const BOARD = 'board:'

function HandOver({ item, boards, note, onNote, busy, onRun }: NoteProps & { item: Item; boards: Item['boards'] }) {
  const { t } = useTexts()
  const people = usePeople(item)
  const [to, setTo] = useState('')
  const go = () =>
    onRun({
      verb: 'assign',
      to: to.startsWith(PERSON) ? to.slice(PERSON.length) : null,
      board: to.startsWith(BOARD) ? Number(to.slice(BOARD.length)) : null,
      note: note.trim() || null,
    })
  return (
    <SheetForm submit={t('queue.handOver')} busy={busy} onSubmit={go}>
      <Choice
        label={t('queue.to')}
        required
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={[
          { value: '', label: t('desk.choose') },
          ...people.map((one) => ({ value: PERSON + one.value, label: one.label })),
          ...boards.map((one) => ({ value: BOARD + one.id, label: t('queue.toBoard', { name: one.name }) })),
        ]}
      />
      <Field
        label={t('queue.noteFor')}
        hint={t('queue.noteForHint')}
        maxLength={2000}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
    </SheetForm>
  )
}

function Escalate({ item, note, onNote, busy, onRun }: NoteProps & { item: Item }) {
  const { t } = useTexts()
  const people = usePeople(item, 'PHYSICIAN')
  const [to, setTo] = useState('')
  return (
    <SheetForm
      submit={t('queue.escalate')}
      busy={busy}
      onSubmit={() => onRun({ verb: 'escalate', to, note: note.trim() })}
    >
      <Choice
        label={t('queue.toPhysician')}
        required
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={[{ value: '', label: t('desk.choose') }, ...people]}
      />
      <Field
        label={t('queue.escalateNote')}
        hint={t('queue.noteForHint')}
        required
        maxLength={2000}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
    </SheetForm>
  )
}

function Snooze({ busy, onRun }: FormProps) {
  const { t } = useTexts()
  return <WhenForm submit={t('queue.snooze')} busy={busy} onChoose={(until) => onRun({ verb: 'snooze', until })} />
}

/** A task is done with a word for colleagues; what the patient is told of a conversation follows from the reason. */
function Close({ item, note, onNote, busy, onRun }: NoteProps & { item: Item }) {
  const { t } = useTexts()
  const { kind } = item.row
  return (
    <>
      {kind !== 'TASK' && <p>{t(kind === 'APPOINTMENT' ? 'appointment.closeLead' : 'queue.closeLead')}</p>}
      {isTask(item) && (
        <Field
          label={t('task.word')}
          hint={t('queue.noteForHint')}
          maxLength={2000}
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
      )}
      <ul className="rows card spaced">
        {reasonsOf[kind].map((reason) => (
          <li key={reason}>
            <RowButton onPress={() => !busy && onRun({ verb: 'close', reason, note: note.trim() || null })}>
              <span className="strong">{t(reasonWording[reason])}</span>
            </RowButton>
          </li>
        ))}
      </ul>
    </>
  )
}
