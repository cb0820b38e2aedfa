import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'
import { clock, minuteOf } from './clock'
import type { SettingsView } from './types'

const settings: SettingsView = {
  channels: [{ channel: 'EMAIL', address: 'rosa@clinic.example', given: false, waiting: null, stopped: null }],
  kinds: ['MESSAGE_ANSWERED'],
  unwanted: [],
  onlyHere: false,
  quietFrom: null,
  quietTo: null,
  digestHour: null,
  zone: 'America/New_York',
  push: null,
}

test('what is chosen is sent as it stands, and "saved" is said only after the server has said so', async () => {
  const sent: Promise<unknown>[] = []
  serverAnswers('get', '/api/notices/settings', () => Response.json(settings))
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('checkbox', { name: /^E-mail/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: /Quiet hours/ }))
  serverAnswers('put', '/api/notices/settings', () => problem(409, 'notices.BAD_HOURS'))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Quiet hours need a beginning and an end that differ.')).toBeVisible()
  expect(screen.queryByText('Saved')).not.toBeInTheDocument()

  serverAnswers('put', '/api/notices/settings', (request) => {
    sent.push(request.clone().json())
    return Response.json(settings)
  })
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.getAllByText('Saved').length).toBeGreaterThan(0))
  expect(await Promise.all(sent)).toEqual([
    {
      unwanted: [{ kind: 'MESSAGE_ANSWERED', channel: 'EMAIL' }],
      onlyHere: false,
      quietFrom: 1320,
      quietTo: 420,
      digestHour: null,
    },
  ])
})

test('a channel that the clinic does not have is not offered', async () => {
  serverAnswers('get', '/api/notices/settings', () => Response.json(settings))
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByRole('heading', { name: 'E-mail' })).toBeVisible()
  expect(screen.queryByText('Text message')).not.toBeInTheDocument()
})

test('a clinic without any says so', async () => {
  serverAnswers('get', '/api/notices/settings', () => Response.json({ ...settings, channels: [] }))
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText('This clinic sends no notices')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
})

test('with safe contact nothing can be tried or added', async () => {
  serverAnswers('get', '/api/notices/settings', () => Response.json({ ...settings, onlyHere: true }))
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByRole('checkbox', { name: /Never contact me except here/ })).toBeChecked()
  expect(screen.queryByRole('button', { name: /Send a test/ })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Use another one/ })).not.toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: 'E-mail' })).toBeDisabled()
})

test('why a way was stopped is said, with the way back', async () => {
  const [email] = settings.channels
  serverAnswers('get', '/api/notices/settings', () =>
    Response.json({ ...settings, channels: [{ ...email, stopped: 'ONE_CLICK' }] }),
  )
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/somebody used the link that stops these e-mails/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Use it again' })).toBeVisible()
})

test('after a complaint the way back is a code to the address', async () => {
  const [email] = settings.channels
  const sent: Promise<unknown>[] = []
  const stopped = { ...settings, channels: [{ ...email, stopped: 'COMPLAINT' }] }
  serverAnswers('get', '/api/notices/settings', () => Response.json(stopped))
  serverAnswers('post', '/api/notices/contacts', (request) => {
    sent.push(request.clone().json())
    return Response.json({ ...stopped, channels: [{ ...email, stopped: 'COMPLAINT', waiting: 'rosa@clinic.example' }] })
  })
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/a notice was marked as unwanted mail/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Use it again' })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Confirm this address' }))
  expect(await screen.findByLabelText('Code')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Confirm this address' })).not.toBeInTheDocument()
  expect(await Promise.all(sent)).toEqual([{ channel: 'EMAIL', address: 'rosa@clinic.example' }])
})

test('another address takes a code of the authenticator, and nothing typed is lost when it is asked for again', async () => {
  const sent: Promise<unknown>[] = []
  let refuse = true
  serverAnswers('get', '/api/notices/settings', () => Response.json(settings))
  serverAnswers('post', '/api/notices/contacts', (request) => {
    sent.push(request.clone().json())
    const answer = refuse
      ? problem(403, 'session.STEP_UP')
      : Response.json({ ...settings, channels: [{ ...settings.channels[0], waiting: 'else@home.example' }] })
    refuse = false
    return answer
  })
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /^Use another one/ }))
  expect(screen.getByLabelText('6-digit code')).not.toHaveFocus() // the address comes first
  await userEvent.type(screen.getByLabelText('New e-mail address'), 'else@home.example')
  await userEvent.type(screen.getByLabelText('6-digit code'), '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Send the code' }))
  // the server's clock said that the code counts no more: the field is there again, and so is the address
  await userEvent.type(await screen.findByLabelText('6-digit code'), '123456')
  expect(screen.getByLabelText('New e-mail address')).toHaveValue('else@home.example')
  await userEvent.click(screen.getByRole('button', { name: 'Send the code' }))
  expect(await screen.findByLabelText('Code')).toBeVisible()
  expect(await Promise.all(sent)).toHaveLength(2)
})

test('a link of another account says so, and nothing else', async () => {
  serverAnswers('get', '/api/notices/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', () => problem(404, 'not.FOUND'))
  await openApp('/go/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', 'rosa@x')
  expect(await screen.findByText('This link leads nowhere for you')).toBeVisible()
})

test('a link leads on once the server has said where', async () => {
  serverAnswers('get', '/api/notices/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', () =>
    Response.json({ to: 'settings', patient: null, id: null }),
  )
  await openApp('/go/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', 'rosa@x')
  await waitFor(() => expect(window.location.pathname).toBe('/notices'))
})

test('a link that is opened before signing in leads there afterwards', async () => {
  serverAnswers('get', '/api/notices/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', () =>
    Response.json({ to: 'settings', patient: null, id: null }),
  )
  await openApp('/go/0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90', null)
  await userEvent.type(await screen.findByLabelText('Login name'), 'rosa@x')
  await userEvent.type(screen.getByLabelText('Password'), 'right')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  await userEvent.type(await screen.findByLabelText('6-digit code'), '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(window.location.pathname).toBe('/notices'))
})

test('opening the link that stops e-mails stops nothing; the button does', async () => {
  let stopped = 0
  serverAnswers('post', '/api/stop', () => {
    stopped++
    return new Response(null, { status: 204 })
  })
  await openApp('/stop/abc', null)
  const button = await screen.findByRole('button', { name: 'Stop them' })
  expect(stopped).toBe(0)
  await userEvent.click(button)
  expect(await screen.findByRole('heading', { name: 'These e-mails are stopped' })).toBeVisible()
  expect(stopped).toBe(1)
})

test('a time of day there and back', () => {
  expect(clock(7 * 60 + 5)).toBe('07:05')
  expect(minuteOf('22:30')).toBe(1350)
  expect(minuteOf('')).toBeNull()
})
