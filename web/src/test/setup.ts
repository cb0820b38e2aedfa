import '@testing-library/jest-dom/vitest'
import { focusManager, onlineManager } from '@tanstack/react-query'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { setLanguage, startTexts } from '../lib/i18n'
import { setSessionState } from '../lib/session'
import { resetMessages } from '../mocks/messages'
import { resetQueue } from '../mocks/queue'
import { resetRefillQueue } from '../mocks/refillQueue'
import { resetRefills } from '../mocks/refills'
import { FakeEventSource } from './eventSource'
import { FakeLocks } from './locks'
import { server } from './server'

// A build that shares its machine is slow, not wrong: nothing here is about time.
configure({ asyncUtilTimeout: 10_000 })

let putBack = () => {}

beforeAll(async () => {
  // All files share one page, and each begins as if it had just been opened.
  vi.useRealTimers()
  window.history.replaceState(null, '', '/')
  localStorage.clear()
  document.body.replaceChildren()
  onlineManager.setOnline(true)
  focusManager.setFocused(undefined)
  FakeEventSource.made = []
  server.listen({ onUnhandledFrame: 'error' })
  // Node's fetch knows no page to be relative to, and does not take the abort signals of jsdom.
  const real = globalThis.fetch
  putBack = () => void (globalThis.fetch = real)
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input : new URL(String(input), window.location.href)
    return real(url, { ...init, signal: null })
  }
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined // jsdom has no layout
  vi.stubGlobal('EventSource', FakeEventSource)
  Object.defineProperty(navigator, 'locks', { value: new FakeLocks(), configurable: true })
  await startTexts()
})

beforeEach(async () => {
  await setLanguage('en')
  setSessionState({ kind: 'LOADING' })
})

afterEach(() => {
  cleanup()
  server.resetHandlers()
  resetMessages()
  resetQueue()
  resetRefills()
  resetRefillQueue()
})

afterAll(() => {
  putBack()
  server.close()
})
