import { expect, test } from 'vitest'
import { shownCount } from './counts'

test('what the server does not count further is not shown as exact', () => {
  expect(shownCount(0)).toBe('0')
  expect(shownCount(999)).toBe('999')
  expect(shownCount(1_000)).toBe('999+')
})
