import { type DateView, dayKey } from '../../lib/dates'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The instant at which the clocks of a zone show this day and time. */
export function instantAt(zone: string, day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let guess = wanted
  // Twice: where the first guess lies on the other side of a change of clocks, the second is right.
  for (let round = 0; round < 2; round++) guess += wanted - shownAt(zone, guess)
  return new Date(guess).toISOString()
}

/** What the clocks of a zone show at an instant, read as if it were UTC. */
function shownAt(zone: string, instant: number): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  )
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`)
}

export type SnoozeChoice = 'AFTERNOON' | 'TOMORROW' | 'MONDAY'

/** Ready-made times: this afternoon at 3 as long as that is an hour away, tomorrow at 8, Monday at 8. */
export function snoozeChoices(view: DateView): [SnoozeChoice, string][] {
  const now = view.now.getTime()
  const today = dayKey(view, view.now.toISOString())
  const dayIn = (days: number) => noon(days).toISOString().slice(0, 10)
  const noon = (days: number) => new Date(Date.parse(`${today}T12:00:00Z`) + days * DAY)
  const afternoon = instantAt(view.zone, today, '15:00')
  const weekday = noon(0).getUTCDay()
  const toMonday = (8 - weekday) % 7 || 7
  const choices: [SnoozeChoice, string][] = []
  if (Date.parse(afternoon) - now > HOUR) choices.push(['AFTERNOON', afternoon])
  choices.push(['TOMORROW', instantAt(view.zone, dayIn(1), '08:00')])
  if (toMonday !== 1) choices.push(['MONDAY', instantAt(view.zone, dayIn(toMonday), '08:00')])
  return choices
}
