import { type FormEvent, type ReactNode, useState } from 'react'
import { dayKey, instantText } from '../../lib/dates'
import { type TextKey, useTexts } from '../../lib/i18n'
import type { CloseReason, Item } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { useDateView } from '../../lib/viewer'
import { Choice, Field } from '../../ui/Fields'
import { Sheet } from '../../ui/Sheet'
import type { Move } from './api'
import { RowButton } from './RowButton'
import { type SnoozeChoice, instantAt, snoozeChoices } from './times'
import type { Moves } from './useMoves'
import { reasonWording } from './wording'

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

const choiceWording: Record<SnoozeChoice, TextKey> = {
  AFTERNOON: 'queue.snooze.afternoon',
  TOMORROW: 'queue.snooze.tomorrow',
  MONDAY: 'queue.snooze.monday',
}

/** One question at a time; it closes when the server has done it, or has said why not (which the item then shows). */
export function ItemSheet({ kind, item, boards, moves, onClose }: ItemSheetProps) {
  const { t } = useTexts()
  const run = (wanted: Move) => void moves.run(wanted).then(onClose, onClose)
  return (
    <Sheet title={t(titles[kind])} open onClose={onClose}>
      {kind === 'HAND_OVER' && <HandOver item={item} boards={boards} busy={moves.busy} onRun={run} />}
      {kind === 'ESCALATE' && <Escalate item={item} busy={moves.busy} onRun={run} />}
      {kind === 'SNOOZE' && <Snooze busy={moves.busy} onRun={run} />}
      {kind === 'CLOSE' && <Close busy={moves.busy} onRun={run} />}
    </Sheet>
  )
}

interface FormProps {
  busy: boolean
  onRun: (wanted: Move) => void
}

function SheetForm({
  submit,
  busy,
  onSubmit,
  children,
}: {
  submit: string
  busy: boolean
  onSubmit: () => void
  children: ReactNode
}) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={send} autoComplete="off">
      {children}
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {submit}
        </button>
      </div>
    </form>
  )
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

function HandOver({ item, boards, busy, onRun }: FormProps & { item: Item; boards: Item['boards'] }) {
  const { t } = useTexts()
  const people = usePeople(item)
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
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
        onChange={(event) => setNote(event.target.value)}
      />
    </SheetForm>
  )
}

function Escalate({ item, busy, onRun }: FormProps & { item: Item }) {
  const { t } = useTexts()
  const people = usePeople(item, 'PHYSICIAN')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
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
        onChange={(event) => setNote(event.target.value)}
      />
    </SheetForm>
  )
}

function Snooze({ busy, onRun }: FormProps) {
  const { t } = useTexts()
  const view = useDateView()
  const [day, setDay] = useState('')
  const [time, setTime] = useState('08:00')
  const [past, setPast] = useState(false)
  const go = () => {
    const until = instantAt(view.zone, day, time)
    const over = Date.parse(until) <= view.now.getTime()
    setPast(over)
    if (!over) onRun({ verb: 'snooze', until })
  }
  return (
    <>
      <ul className="rows card">
        {snoozeChoices(view).map(([choice, until]) => (
          <li key={choice}>
            <RowButton onPress={() => onRun({ verb: 'snooze', until })}>
              <span className="strong">{t(choiceWording[choice])}</span>
              <span className="small block">{instantText(view, until)}</span>
            </RowButton>
          </li>
        ))}
      </ul>
      <SheetForm submit={t('queue.snooze')} busy={busy} onSubmit={go}>
        <div className="form-grid">
          <Field
            label={t('queue.snooze.day')}
            type="date"
            required
            min={dayKey(view, view.now.toISOString())}
            error={past ? t('queue.snooze.past') : null}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Field
            label={t('queue.snooze.time')}
            type="time"
            required
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        </div>
      </SheetForm>
    </>
  )
}

function Close({ busy, onRun }: FormProps) {
  const { t } = useTexts()
  const reasons = Object.keys(reasonWording) as CloseReason[]
  return (
    <>
      <p>{t('queue.closeLead')}</p>
      <ul className="rows card spaced">
        {reasons.map((reason) => (
          <li key={reason}>
            <RowButton onPress={() => !busy && onRun({ verb: 'close', reason })}>
              <span className="strong">{t(reasonWording[reason])}</span>
            </RowButton>
          </li>
        ))}
      </ul>
    </>
  )
}
