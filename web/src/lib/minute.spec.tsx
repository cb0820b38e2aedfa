import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useMinute } from './minute'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let shown = 0

function Clock() {
  useMinute()
  shown++
  return <p>shown</p>
}

test('what tells the time is shown anew each minute, and no longer than it is on the page', () => {
  shown = 0
  const { unmount } = render(<Clock />)
  expect(screen.getByText('shown')).toBeInTheDocument()
  expect(shown).toBe(1)
  act(() => void vi.advanceTimersByTime(60_000))
  expect(shown).toBe(2)
  act(() => void vi.advanceTimersByTime(120_000))
  expect(shown).toBeGreaterThan(2)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})
