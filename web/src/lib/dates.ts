import type { When } from './api-types'
import type { Language } from './i18n'

/** Whose calendar and clock a date is written for. */
export interface DateView {
  language: Language
  zone: string
  now: Date
}

const LOCALES: Record<Language, string> = { en: 'en-US', es: 'es-US' }

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

function parts(view: DateView, zone: string, date: Date, options: Intl.DateTimeFormatOptions): Parts {
  const format = new Intl.DateTimeFormat(LOCALES[view.language], { ...options, timeZone: zone })
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]))
}

/** A coarse date is a word of its sender, not an instant: it is read as written and never moved to another zone. */
function placeOf(view: DateView, when: When): { date: Date; zone: string } {
  if (when.precision === 'INSTANT') return { date: new Date(when.at), zone: view.zone }
  const [year = '1970', month = '01', day = '01'] = when.day.split('-')
  return { date: new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))), zone: 'UTC' }
}

function yearNow(view: DateView): string | undefined {
  return parts(view, view.zone, view.now, { year: 'numeric' }).year
}

function writtenDay(view: DateView, date: Date, zone: string, weekday: 'short' | 'long' | null): string {
  const p = parts(view, zone, date, { weekday: weekday ?? 'short', day: 'numeric', month: 'long', year: 'numeric' })
  const year = p.year === yearNow(view) ? '' : (p.year ?? '')
  if (view.language === 'es') {
    // "mar" would be both Tuesday and March, so Spanish weekdays are written in full
    const name = parts(view, zone, date, { weekday: 'long' }).weekday
    return `${weekday ? `${name} ` : ''}${p.day} de ${p.month}${year && ` de ${year}`}`
  }
  return `${weekday ? `${p.weekday} ` : ''}${p.day} ${p.month}${year && ` ${year}`}`
}

/** "Tue 3 March", with the year unless it is this one; "March 2024" and "2024" when that is all that was sent. */
export function dayText(view: DateView, when: When, weekday: 'short' | 'long' | null = 'short'): string {
  const { date, zone } = placeOf(view, when)
  if (when.precision === 'YEAR') return when.day.slice(0, 4)
  if (when.precision === 'MONTH') return monthText(view, when)
  return writtenDay(view, date, zone, weekday)
}

/** "Tue 3 March, 2:30 pm"; without a time when none was sent. */
export function whenText(view: DateView, when: When, weekday: 'short' | 'long' = 'short'): string {
  const day = dayText(view, when, weekday)
  return when.precision === 'INSTANT' ? `${day}, ${timeText(view, when.at)}` : day
}

export function instantText(view: DateView, at: string): string {
  return `${writtenDay(view, new Date(at), view.zone, 'short')}, ${timeText(view, at)}`
}

export function instantDay(view: DateView, at: string, weekday: 'short' | 'long' | null = 'short'): string {
  return writtenDay(view, new Date(at), view.zone, weekday)
}

/** "2:30 pm" */
export function timeText(view: DateView, at: string): string {
  const p = parts(view, view.zone, new Date(at), { hour: 'numeric', minute: '2-digit', hour12: true })
  return `${p.hour}:${p.minute} ${p.dayPeriod?.toLowerCase()}`
}

/** A calendar day as sent (YYYY-MM-DD), such as a birth date. */
export function plainDay(view: DateView, day: string): string {
  return dayText(view, { at: '', precision: 'DAY', offset: null, day }, null)
}

/** A calendar day on paper, which is read in other years too: always with its year. */
export function dayWithYear(view: DateView, day: string): string {
  const { date, zone } = placeOf(view, { at: '', precision: 'DAY', offset: null, day })
  const p = parts(view, zone, date, { day: 'numeric', month: 'long', year: 'numeric' })
  return view.language === 'es' ? `${p.day} de ${p.month} de ${p.year}` : `${p.day} ${p.month} ${p.year}`
}

/** "March 2026": the heading that a list is grouped under. */
export function monthText(view: DateView, when: When): string {
  if (when.precision === 'YEAR') return when.day.slice(0, 4)
  const { date, zone } = placeOf(view, when)
  const p = parts(view, zone, date, { month: 'long', year: 'numeric' })
  return view.language === 'es' ? `${p.month} de ${p.year}` : `${p.month} ${p.year}`
}

/** "27 Feb 2026", for tables. */
export function shortText(view: DateView, when: When): string {
  if (when.precision === 'YEAR' || when.precision === 'MONTH') return dayText(view, when)
  const { date, zone } = placeOf(view, when)
  const p = parts(view, zone, date, { day: 'numeric', month: 'short', year: 'numeric' })
  return `${p.day} ${p.month} ${p.year}`
}

/** YYYY-MM-DD of an instant where the viewer is, to group by day. */
export function dayKey(view: DateView, at: string): string {
  const p = parts({ ...view, language: 'en' }, view.zone, new Date(at), {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return `${p.year}-${p.month}-${p.day}`
}

/** A number as its reader writes them, with so many digits after the point at most. */
export function numberText(language: Language, value: number, digits: number): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value)
}

/** Where the dates of a chart stand on its time axis, in milliseconds. */
export function axisTime(when: When): number {
  return when.precision === 'INSTANT' ? Date.parse(when.at) : Date.parse(`${fullDay(when.day)}T12:00:00Z`)
}

export function ageOn(birthDate: string, today: Date): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day)
  return today.getFullYear() - year - (had ? 0 : 1)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function fullDay(day: string): string {
  const [year = '1970', month = '01', date = '01'] = day.split('-')
  return `${year}-${month}-${date}`
}
