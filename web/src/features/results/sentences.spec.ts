import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { ResultDetail, When } from '../../lib/api-types'
import { setLanguage } from '../../lib/i18n'
import { changeSentence } from './sentences'

type Change = NonNullable<ResultDetail['change']>
const on = (day: string): When => ({ at: `${day}T15:00:00Z`, precision: 'INSTANT', offset: null, day })
const change: Change = {
  from: { text: '6.4 %', number: '6.4', unit: '%', comparator: null },
  when: on('2025-08-19'),
  direction: 'DOWN',
  by: '0.3',
  towardsRange: true,
}
const said = (facts: Partial<Change>, language: 'en' | 'es' = 'en') =>
  changeSentence(
    (key, values) => i18next.t(key, values ?? {}),
    { language, zone: 'UTC', now: new Date('2026-03-01') },
    { ...change, ...facts },
    on('2026-02-27'),
  )

test('tells direction, value, month and whether it moved towards the range', () => {
  expect(said({})).toBe('Down from 6.4 in August 2025. That is a move towards the usual range.')
})

test('a move away is told just as calmly', () => {
  expect(said({ direction: 'UP', towardsRange: false })).toBe(
    'Up from 6.4 in August 2025. That is a move away from the usual range.',
  )
})

test('says nothing of the range when that is not known', () => {
  expect(said({ towardsRange: null })).toBe('Down from 6.4 in August 2025.')
})

test('no change is no move', () => {
  expect(said({ direction: 'SAME', towardsRange: true })).toBe('The same as in August 2025: 6.4.')
})

test('names the day when the last result is recent', () => {
  expect(said({ when: on('2026-02-02'), towardsRange: null })).toBe('Down from 6.4 on 2 February.')
})

test('speaks Spanish', async () => {
  await setLanguage('es')
  expect(said({}, 'es')).toBe('Bajó desde 6.4 en agosto de 2025. Es un paso hacia el rango habitual.')
})
