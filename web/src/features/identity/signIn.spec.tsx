import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

async function typePassword(password = 'a long enough password') {
  await userEvent.type(screen.getByLabelText('Login name'), 'rosa@clinic.example')
  await userEvent.type(screen.getByLabelText('Password'), password)
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
}

test('password, then code, then home', async () => {
  await openApp('/sign-in', null)
  await typePassword()
  await userEvent.type(await screen.findByLabelText('6-digit code'), '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('heading', { level: 1, name: '4 things are new' })).toBeVisible()
})

test('a refusal is told in words, takes the focus, and keeps what was typed', async () => {
  await openApp('/sign-in', null)
  await typePassword('wrong')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Login name and password do not match')
  expect(alert).toHaveFocus()
  expect(screen.getByLabelText('Login name')).toHaveValue('rosa@clinic.example')
})

test('too many tries says how long to wait', async () => {
  serverAnswers('post', '/api/session', () => problem(429, 'signin.SLOW_DOWN', { retryAfterSeconds: 150 }))
  await openApp('/sign-in', null)
  await typePassword()
  expect(await screen.findByRole('alert')).toHaveTextContent('Please wait 3 minutes')
})

test('a used code is refused, and a recovery code tells how many are left', async () => {
  await openApp('/sign-in', null)
  await typePassword()
  await userEvent.type(await screen.findByLabelText('6-digit code'), '000000')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This code is not right')
  await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  await userEvent.type(await screen.findByLabelText('Recovery code'), 'k0m7-q2w0')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText(/You have 8 recovery codes left/)).toBeVisible()
})

test('activation leads through all its steps, and the codes must be kept', async () => {
  await openApp('/activate#TOKEN', null)
  await userEvent.type(screen.getByLabelText('Code of your invitation'), 'H7KM-2QPX')
  await userEvent.type(screen.getByLabelText('Date of birth'), '1968-04-09')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))

  await userEvent.type(await screen.findByLabelText('New password'), 'short')
  expect(window.location.hash).toBe('')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('at least 12 characters')
  await userEvent.type(screen.getByLabelText('New password'), ' but now longer')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))

  expect(await screen.findByRole('img', { name: /Picture to scan/ })).toBeInTheDocument()
  expect(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible()
  await userEvent.type(screen.getByLabelText('6-digit code'), '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))

  const finish = await screen.findByRole('button', { name: 'Finish' })
  expect(screen.getAllByRole('listitem')).toHaveLength(10)
  expect(finish).toBeDisabled()
  await userEvent.click(screen.getByRole('checkbox', { name: 'I have kept these codes' }))
  await userEvent.click(finish)
  expect(await screen.findByRole('heading', { level: 1, name: '4 things are new' })).toBeVisible()
}, 20_000)

test('an invitation that is not valid gets one neutral answer', async () => {
  await openApp('/activate#TOKEN', null)
  await userEvent.type(screen.getByLabelText('Code of your invitation'), 'wrong')
  await userEvent.type(screen.getByLabelText('Date of birth'), '1968-04-09')
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('may have expired or been used')
})
