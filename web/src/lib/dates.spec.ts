import { describe, expect, test } from 'vitest'
import type { When } from './api-types'
import { type DateView, ageOn, axisTime, dayText, monthText, shortText, whenText } from './dates'

const view = (zone: string, language: 'en' | 'es' = 'en'): DateView => ({
  language,
  zone,
  now: new Date('2026-06-01T12:00:00Z'),
})
const coarse = (day: string, precision: When['precision'], at = ''): When => ({ at, precision, offset: null, day })
const instant: When = { at: '2026-03-03T20:30:00Z', precision: 'INSTANT', offset: '-06:00', day: '2026-03-03' }

describe('a coarse date', () => {
  // The two zones at the ends of the world: wherever an instant were hidden, one of them would show another day.
  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Chicago'])('never shifts, in %s', (zone) => {
    expect(dayText(view(zone), coarse('2024-03-02', 'DAY', '2024-03-02T00:00:00Z'))).toBe('Sat 2 March 2024')
    expect(dayText(view(zone), coarse('2024-03', 'MONTH', '2024-03-01T00:00:00Z'))).toBe('March 2024')
    expect(dayText(view(zone), coarse('2024', 'YEAR', '2024-01-01T00:00:00Z'))).toBe('2024')
    expect(shortText(view(zone), coarse('2024-03-02', 'DAY', '2024-03-02T00:00:00Z'))).toBe('2 Mar 2024')
    expect(monthText(view(zone), coarse('2024-01-01', 'DAY', '2024-01-01T00:00:00Z'))).toBe('January 2024')
  })

  test('shows no time, for none was sent', () => {
    expect(whenText(view('America/Chicago'), coarse('2026-03-02', 'DAY'))).toBe('Mon 2 March')
  })

  test('stands on the axis of a chart even when only the year is known', () => {
    expect(axisTime(coarse('2024', 'YEAR'))).toBe(Date.parse('2024-01-01T12:00:00Z'))
  })
})

describe('an instant', () => {
  test("is written out in the viewer's zone", () => {
    expect(whenText(view('America/Chicago'), instant)).toBe('Tue 3 March, 2:30 pm')
    expect(whenText(view('Asia/Tokyo'), instant)).toBe('Wed 4 March, 5:30 am')
  })

  test('is written out in Spanish, the weekday in full', () => {
    expect(whenText(view('America/Chicago', 'es'), instant)).toMatch(/^martes 3 de marzo, 2:30 p\.\s?m\.$/)
  })

  test('names the year when it is not this one', () => {
    const lastYear = { ...instant, at: '2025-03-03T20:30:00Z' }
    expect(dayText(view('America/Chicago'), lastYear)).toBe('Mon 3 March 2025')
  })
})

test('an age grows on the birthday, not before', () => {
  expect(ageOn('1968-06-02', new Date(2026, 5, 1))).toBe(57)
  expect(ageOn('1968-06-01', new Date(2026, 5, 1))).toBe(58)
})
