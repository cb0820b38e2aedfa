import { useState } from 'react'
import type { ConversionChoices } from '../../../lib/conversion-types'
import { dayKey } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import { roleWording } from '../../../lib/roles'
import { useDateView } from '../../../lib/viewer'
import { Choice, Field } from '../../../ui/Fields'
import { BodyField } from '../../messages/BodyField'
import { SheetForm } from '../SheetForm'
import { instantAt } from '../times'
import type { FormProps } from './ConvertSheet'

const DAY = 86_400_000
const DAYS_AHEAD = 89 // the server takes 90 days to the minute
const NOTE_MAX = 2000

export function TaskForm({ boards, ending, busy, onMake }: FormProps & Pick<ConversionChoices, 'boards'>) {
  const { t } = useTexts()
  const view = useDateView()
  const dayIn = (days: number) => dayKey(view, new Date(view.now.getTime() + days * DAY).toISOString())
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [board, setBoard] = useState('')
  const [to, setTo] = useState('')
  const [day, setDay] = useState(dayIn(1))
  const [time, setTime] = useState('12:00')
  const [fault, setFault] = useState<'TITLE' | 'NOTE' | 'TIME' | null>(null)
  const people = boards.find((one) => String(one.id) === board)?.people ?? []
  const go = () => {
    const dueAt = instantAt(view.zone, day, time)
    const wrong =
      title.trim() === ''
        ? 'TITLE'
        : note.trim().length > NOTE_MAX
          ? 'NOTE'
          : Date.parse(dueAt) <= view.now.getTime()
            ? 'TIME'
            : null
    setFault(wrong)
    if (wrong === null)
      onMake({
        what: 'task',
        title: title.trim(),
        note: note.trim() || null,
        board: Number(board),
        to: to || null,
        dueAt,
      })
  }
  return (
    <SheetForm submit={t('convert.taskGo')} busy={busy} onSubmit={go}>
      <p className="small">{t('convert.taskLead')}</p>
      <Field
        label={t('convert.taskTitle')}
        required
        maxLength={120}
        value={title}
        error={fault === 'TITLE' ? t('queue.refused.noTitle') : null}
        onChange={(event) => setTitle(event.target.value)}
      />
      <BodyField
        label={t('convert.taskNote')}
        rows={3}
        value={note}
        onChange={setNote}
        error={fault === 'NOTE' ? t('messages.refused.tooLong') : null}
      />
      <Choice
        label={t('queue.board')}
        required
        value={board}
        onChange={(event) => {
          setBoard(event.target.value)
          setTo('')
        }}
        options={[
          { value: '', label: t('desk.choose') },
          ...boards.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
      />
      <Choice
        label={t('convert.person')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={[
          { value: '', label: t('convert.anybody') },
          ...people.map((one) => ({
            value: one.id,
            label: `${one.name}, ${t(roleWording[one.role])}${one.away ? ` (${t('compose.readerAwayOpen')})` : ''}`,
          })),
        ]}
      />
      <div className="form-grid">
        <Field
          label={t('convert.dueDay')}
          type="date"
          required
          min={dayIn(0)}
          max={dayIn(DAYS_AHEAD)}
          value={day}
          error={fault === 'TIME' ? t('queue.refused.badTime') : null}
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
      {ending}
    </SheetForm>
  )
}
