import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { sessionFor } from '../../mocks/sessions'
import { call } from '../../lib/http'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

async function paperSheet() {
  await openApp('/queue/1/rq-3', 'doctor@x')
  await screen.findByRole('heading', { level: 3, name: 'Decision' })
  await userEvent.click(screen.getByRole('button', { name: /^On paper/ }))
  return within(await screen.findByRole('dialog', { name: 'On paper' }))
}

test('the code is asked for in the form that needs it; a wrong one keeps what was typed, and a right one is asked once', async () => {
  const sent: unknown[] = []
  serverAnswers('post', '/api/queue/rq-3/refill/on-paper', async (request) => {
    sent.push(await request.json())
    return problem(409, 'refill.CHANGED')
  })
  const sheet = await paperSheet()
  expect(sheet.getByText(/It then counts for 5 minutes/)).toBeVisible()
  await userEvent.type(sheet.getByLabelText('Words to the patient'), 'Fetch it at the desk')
  await userEvent.type(sheet.getByLabelText('6-digit code'), '000000')
  await userEvent.click(sheet.getByRole('button', { name: 'It is on paper' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('This code is not right, or was used before')
  expect(sent).toEqual([])
  expect(sheet.getByLabelText('Words to the patient')).toHaveValue('Fetch it at the desk')

  await userEvent.clear(sheet.getByLabelText('6-digit code'))
  await userEvent.type(sheet.getByLabelText('6-digit code'), '123 456')
  await userEvent.click(sheet.getByRole('button', { name: 'It is on paper' }))
  expect(await sheet.findByText(/Somebody changed|changed meanwhile|changed/i)).toBeVisible()
  expect(sent).toMatchObject([{ version: 1, words: 'Fetch it at the desk', decision: { quantity: '30' } }])
  expect(sheet.queryByLabelText('6-digit code')).not.toBeInTheDocument()
})

test('when the server says that it counts no more, the code is asked for again', async () => {
  let refused = false
  serverAnswers('post', '/api/queue/rq-3/refill/on-paper', () => {
    refused = true
    return problem(403, 'session.STEP_UP')
  })
  const sheet = await paperSheet()
  await userEvent.type(sheet.getByLabelText('6-digit code'), '123456')
  await userEvent.click(sheet.getByRole('button', { name: 'It is on paper' }))
  expect(await sheet.findByText(/Enter a code of your authenticator app first/)).toBeVisible()
  expect(refused).toBe(true)
  expect(sheet.getByLabelText('6-digit code')).toHaveValue('')
})

test.each([
  ['the same person', 'doctor@x', 200],
  ['somebody else', 'nurse@x', 401],
])('a session that goes on under a new value is gone on with, if it is of %s', async (_, login, outcome) => {
  await openApp('/queue/1', 'doctor@x')
  let tries = 0
  serverAnswers('get', '/api/session', () => HttpResponse.json(sessionFor(login)))
  serverAnswers('post', '/api/made-up', () => (++tries === 1 ? problem(401, 'session.NONE') : HttpResponse.json({})))
  const answer = await call('POST', '/api/made-up').then(
    () => 200,
    (failure: { status: number }) => failure.status,
  )
  expect(answer).toBe(outcome)
  expect(tries).toBe(outcome === 200 ? 2 : 1)
})
