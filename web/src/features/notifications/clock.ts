import { type DateView, timeText } from '../../lib/dates'

/** 1320 as "22:00", which is what a time field holds. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Null while a time is not whole. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** "8:00 am": an hour of any day. */
export function hourText(view: DateView, hour: number): string {
  return timeText({ ...view, zone: 'UTC' }, new Date(Date.UTC(2020, 0, 1, hour)).toISOString())
}
