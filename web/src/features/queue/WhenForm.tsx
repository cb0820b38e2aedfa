import { useState } from 'react'
import { dayKey, instantText } from '../../lib/dates'
import { type TextKey, useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { Field } from '../../ui/Fields'
import { RowButton } from './RowButton'
import { SheetForm } from './SheetForm'
import { type SnoozeChoice, instantAt, snoozeChoices } from './times'

const choiceWording: Record<SnoozeChoice, TextKey> = {
  AFTERNOON: 'queue.snooze.afternoon',
  TOMORROW: 'queue.snooze.tomorrow',
  MONDAY: 'queue.snooze.monday',
}

interface WhenFormProps {
  submit: string
  busy: boolean
  onChoose: (instant: string) => void
}

/** A time to come: one of a few, or a day and a time of one's own. */
export function WhenForm({ submit, busy, onChoose }: WhenFormProps) {
  const { t } = useTexts()
  const view = useDateView()
  const [day, setDay] = useState('')
  const [time, setTime] = useState('08:00')
  const [past, setPast] = useState(false)
  const go = () => {
    const instant = instantAt(view.zone, day, time)
    const over = Date.parse(instant) <= view.now.getTime()
    setPast(over)
    if (!over) onChoose(instant)
  }
  return (
    <>
      <ul className="rows card spaced">
        {snoozeChoices(view).map(([choice, instant]) => (
          <li key={choice}>
            <RowButton onPress={() => !busy && onChoose(instant)}>
              <span className="strong">{t(choiceWording[choice])}</span>
              <span className="small block">{instantText(view, instant)}</span>
            </RowButton>
          </li>
        ))}
      </ul>
      <SheetForm submit={submit} busy={busy} onSubmit={go}>
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
