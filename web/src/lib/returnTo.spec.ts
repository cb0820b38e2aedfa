import { expect, test } from 'vitest'
import { takeWanted, wantBackTo } from './returnTo'

test('the page that was asked for is kept, though the gate is drawn once more on the way to signing in', () => {
  wantBackTo('/p/1/results')
  wantBackTo('/sign-in')

  expect(takeWanted()).toBe('/p/1/results')
})

test('without a wish one lands at home', () => {
  wantBackTo('/activate/staff')

  expect(takeWanted()).toBe('/')
})
