import { expect, test } from 'vitest'
import type { DateView } from '../../lib/dates'
import { instantAt, snoozeChoices } from './times'

const at = (now: string, zone = 'America/Chicago'): DateView => ({ language: 'en', zone, now: new Date(now) })

test.each([
  ['America/Chicago', '2026-11-23', '08:00', '2026-11-23T14:00:00.000Z'],
  ['America/Chicago', '2026-07-01', '15:00', '2026-07-01T20:00:00.000Z'],
  ['America/Chicago', '2026-03-08', '08:00', '2026-03-08T13:00:00.000Z'], // the night the clocks change
  ['Asia/Kolkata', '2026-03-08', '08:00', '2026-03-08T02:30:00.000Z'],
])('in %s, %s %s is %s', (zone, day, time, instant) => {
  expect(instantAt(zone, day, time)).toBe(instant)
})

test('this afternoon is offered only while it is an hour away, and Monday not when it is tomorrow', () => {
  // Wednesday morning and late, then Sunday
  expect(snoozeChoices(at('2026-11-18T15:00:00Z')).map(([choice]) => choice)).toEqual([
    'AFTERNOON',
    'TOMORROW',
    'MONDAY',
  ])
  expect(snoozeChoices(at('2026-11-18T20:30:00Z')).map(([choice]) => choice)).toEqual(['TOMORROW', 'MONDAY'])
  expect(snoozeChoices(at('2026-11-22T23:00:00Z'))).toEqual([['TOMORROW', '2026-11-23T14:00:00.000Z']])
})

test('the day is the viewer’s, not that of Greenwich', () => {
  // 11 pm on Wednesday in Chicago is Thursday in Greenwich already
  expect(snoozeChoices(at('2026-11-19T05:00:00Z'))[0]).toEqual(['TOMORROW', '2026-11-19T14:00:00.000Z'])
})
