import { describe, expect, test } from 'vitest'
import { placesOnLine, ticksFor } from './scale'

describe('a value on its line', () => {
  test('within the range lies within the band', () => {
    const places = placesOnLine(4.8, 4, 5.6)
    expect(places).not.toBeNull()
    expect(places?.value).toBeGreaterThan(places?.bandFrom ?? 1)
    expect(places?.value).toBeLessThan(places?.bandTo ?? 0)
  })

  test.each([
    [6.1, 'beyond its upper end'],
    [61, 'far beyond, and the line grows to hold it'],
  ])('%s lies %s', (value) => {
    const places = placesOnLine(value, 4, 5.6)
    expect(places?.value).toBeGreaterThan(places?.bandTo ?? 1)
    expect(places?.value).toBeLessThan(1)
  })

  test('below the range lies before the band', () => {
    const places = placesOnLine(2, 4, 5.6)
    expect(places?.value).toBeLessThan(places?.bandFrom ?? 0)
    expect(places?.value).toBeGreaterThan(0)
  })

  test('with one bound only, the band runs to the end of the line', () => {
    expect(placesOnLine(112, null, 100)?.bandFrom).toBe(0)
    expect(placesOnLine(52, 40, null)?.bandTo).toBe(1)
  })

  test('is not drawn without a bound, without a number, or with bounds the wrong way round', () => {
    expect(placesOnLine(5, null, null)).toBeNull()
    expect(placesOnLine(Number.NaN, 1, 2)).toBeNull()
    expect(placesOnLine(5, 6, 4)).toBeNull()
  })
})

test.each([[[5.5, 6.4, 4, 5.6]], [[136, 79]], [[0.9, 0.9]], [[0, 0]], [[-3, 4]]])(
  'ticks hold all values of %j',
  (values) => {
    const ticks = ticksFor(values)
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThan(8)
    expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values))
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values))
  },
)
