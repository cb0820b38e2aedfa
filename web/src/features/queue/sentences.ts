import { type DateView, dayKey, instantDay, instantText, timeText } from '../../lib/dates'
import type { Texts } from '../../lib/i18n'
import type { Item, QueueRow, StaffEntry, StaffEvent } from '../../lib/message-types'
import { eventWording } from './wording'

const MINUTE = 60_000
const DAY = 86_400_000

/** "2 h late", "due in 40 min", "due today, 4:00 pm", "due tomorrow" */
export function dueText(t: Texts, view: DateView, row: QueueRow): string {
  if (row.state === 'DONE') return t('queue.state.done')
  if (row.state === 'SNOOZED' && row.snoozedUntil)
    return t('queue.until', { when: instantText(view, row.snoozedUntil) })
  const minutes = Math.round((Date.parse(row.dueAt) - view.now.getTime()) / MINUTE)
  if (minutes < 0) return lateText(t, -minutes)
  if (minutes < 90) return t('queue.dueMinutes', { count: Math.max(1, minutes) })
  const day = dayKey(view, row.dueAt)
  if (day === dayKey(view, view.now.toISOString())) return t('queue.dueToday', { time: timeText(view, row.dueAt) })
  if (day === dayKey(view, new Date(view.now.getTime() + DAY).toISOString())) return t('queue.dueTomorrow')
  return t('queue.dueDay', { day: instantDay(view, row.dueAt) })
}

function lateText(t: Texts, minutes: number): string {
  if (minutes < 60) return t('queue.lateMinutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? t('queue.lateHours', { count: hours }) : t('queue.lateDays', { count: Math.floor(hours / 24) })
}

export type Age = 'late' | 'soon' | 'calm'

export function ageOf(view: DateView, row: QueueRow): Age {
  if (row.state !== 'OPEN') return 'calm'
  const left = Date.parse(row.dueAt) - view.now.getTime()
  return left < 0 ? 'late' : left < 90 * MINUTE ? 'soon' : 'calm'
}

export function eventText(t: Texts, event: StaffEvent): string {
  const words = eventWording[event.what]
  const to = event.to ?? t('queue.event.someone')
  // what the program does by itself is by nobody
  return event.author?.name ? t(words.by, { name: event.author.name, to }) : t(words.itself, { to })
}

/** Who did what to an item since it was looked at; null when the fresh one does not tell. */
export function changedBy(before: Item, fresh: Item): string | null {
  const known = new Set(before.entries.map((entry: StaffEntry) => entry.id))
  const added = fresh.entries.filter((entry) => !known.has(entry.id) && entry.author && !entry.author.you)
  return added.at(-1)?.author?.name ?? (fresh.row.assignee?.you === false ? fresh.row.assignee.name : null)
}

/** Where to go when this one is done: the one below, else the one above, else none. */
export function nextAfter(rows: QueueRow[], id: string): QueueRow | null {
  const at = rows.findIndex((row) => row.id === id)
  const others = rows.filter((row) => row.id !== id)
  return others[Math.max(0, at)] ?? others.at(-1) ?? null
}

export function fillIn(text: string, facts: { patient: string; me: string; today: string }): string {
  return text.replace(/\{(patient|me|today)\}/g, (_, name: 'patient' | 'me' | 'today') => facts[name])
}

export function signed(body: string, signature: string): string {
  const text = body.trimEnd()
  const name = signature.trim()
  return name === '' || text.endsWith(name) ? text : `${text}\n\n${name}`
}
