import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { afterEach, expect, test, vi } from 'vitest'
import { sessionFor } from '../mocks/sessions'
import { openApp } from '../test/app'
import { problem, serverAnswers } from '../test/server'

const RESULT = '/p/pt-rosa/results/r-a1c'
const IDLE_MILLIS = 900_000
const WARN_MILLIS = 120_000

afterEach(() => {
  vi.useRealTimers()
})

/** Moves the clock on the wall; the app looks at it every second by the real timer. */
function later(millis: number) {
  vi.useFakeTimers({ now: Date.now() + millis, toFake: ['Date'] })
}

test('two minutes before the end it warns, and staying tells the server', async () => {
  let touched = 0
  serverAnswers('post', '/api/session/touch', () => {
    touched += 1
    return HttpResponse.json({ endsAt: sessionFor('rosa').endsAt, idleSeconds: 900 })
  })
  await openApp(RESULT, 'rosa@x')
  await screen.findByText('6.1')
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()

  later(IDLE_MILLIS - WARN_MILLIS + 5_000)
  const dialog = await screen.findByRole('alertdialog', { name: 'Are you still there?' }, { timeout: 4000 })
  expect(within(dialog).getByRole('timer')).toHaveTextContent(/signed out in 1:5\d/)

  await userEvent.click(within(dialog).getByRole('button', { name: 'Stay signed in' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument(), { timeout: 3000 })
  expect(touched).toBe(1)
  expect(screen.getByText('6.1')).toBeVisible()
}, 15_000)

test('at the end the screen is emptied and says why, and the server is told', async () => {
  let carried: string | null = null
  serverAnswers('delete', '/api/session', (request) => {
    carried = request.headers.get('X-CSRF-Token')
    return new HttpResponse(null, { status: 204 })
  })
  await openApp(RESULT, 'rosa@x')
  await screen.findByText('6.1')
  later(IDLE_MILLIS + 1_000)
  expect(await screen.findByText(/signed out because nothing happened/, {}, { timeout: 4000 })).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(document.body).not.toHaveTextContent('6.1')
  expect(document.body).not.toHaveTextContent('Rosa')
  await waitFor(() => expect(carried).toBe(sessionFor('rosa').csrf))
}, 15_000)

test('a session that the server ended closes the page on the next request', async () => {
  await openApp('/p/pt-rosa', 'rosa@x')
  await screen.findByText('New results are in')
  serverAnswers('get', '/api/patients/:patient/results', () => problem(401, 'session.ENDED'))
  await userEvent.click(screen.getByRole('link', { name: 'See the results' }))
  expect(await screen.findByText(/signed out because nothing happened/)).toBeVisible()
  expect(document.body).not.toHaveTextContent('New results are in')
})

test('signing out leaves nothing, and is not claimed when the server did not hear it', async () => {
  await openApp('/p/pt-rosa', 'rosa@x')
  serverAnswers('delete', '/api/session', () => HttpResponse.error())
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(/The clinic could not be reached/)).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: '4 things are new' })).toBeVisible()

  serverAnswers('delete', '/api/session', () => new HttpResponse(null, { status: 204 }))
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(/You are signed out/)).toBeVisible()
  expect(document.body).not.toHaveTextContent('things are new')
  expect(Object.keys(localStorage)).toEqual(['keepwell.language'])
  expect(sessionStorageKeys()).toEqual([])
})

function sessionStorageKeys(): string[] {
  return Object.keys(window['sessionStorage'])
}

test('a newer build offers a reload', async () => {
  await openApp('/p/pt-rosa', 'rosa@x')
  await screen.findByText('New results are in')
  serverAnswers('get', '/api/patients/:patient/notes/:id', () =>
    HttpResponse.json(
      { code: 'not.FOUND' },
      { status: 404, headers: { 'Content-Type': 'application/problem+json', 'X-Keepwell-Build': 'next' } },
    ),
  )
  await userEvent.click(screen.getByRole('link', { name: 'Read the note' }))
  expect(await screen.findByRole('button', { name: 'Reload' })).toBeVisible()
})

test('when the access log is down, nothing is shown and nobody is alarmed', async () => {
  serverAnswers('get', '/api/patients/:patient/results/:id', () => new HttpResponse(null, { status: 503 }))
  await openApp(RESULT, 'rosa@x')
  expect(await screen.findByRole('alert')).toHaveTextContent(/Every look at a record must be written down/)
  expect(document.body).not.toHaveTextContent('6.1')
})

test('offline says so', async () => {
  await openApp('/p/pt-rosa', 'rosa@x')
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void window.dispatchEvent(new Event('offline')))
  expect(await screen.findByText(/You are offline/)).toBeVisible()

  vi.restoreAllMocks()
  act(() => void window.dispatchEvent(new Event('online')))
  expect(screen.queryByText(/You are offline/)).not.toBeInTheDocument()
})
