import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

async function sheetOf(button: RegExp, title: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }))
  return within(await screen.findByRole('dialog', { name: title }))
}

test('a nurse only reads them', async () => {
  await openApp('/protocols', 'nurse@x')
  expect(await screen.findByText('It proposes nothing until a physician signs it.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Sign:/ })).not.toBeInTheDocument()
})

test('a physician signs with a code, and withdraws while it counts without another', async () => {
  await openApp('/protocols', 'doctor@x')
  const sheet = await sheetOf(/^Sign:/, 'Sign this protocol?')
  const code = sheet.getByLabelText('6-digit code')
  expect(code).toHaveFocus()
  await userEvent.type(code, '000000')
  await userEvent.click(sheet.getByRole('button', { name: 'Sign' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('This code is not right, or was used before')
  expect(screen.getByText('Not signed')).toBeInTheDocument()
  await userEvent.clear(code)
  await userEvent.type(code, '123456{Enter}')
  expect(await screen.findByText(/^Signed by Dr. Lena Abara/)).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

  const again = await sheetOf(/^Withdraw the signature:/, 'Withdraw the signature?')
  expect(again.queryByLabelText('6-digit code')).not.toBeInTheDocument()
  await userEvent.click(again.getByRole('button', { name: 'Withdraw the signature' }))
  expect(await screen.findByText('Not signed')).toBeVisible()
})

test('when the server says that the code counts no more, it is asked for again and nothing is said to be signed', async () => {
  serverAnswers('post', '/api/protocols/:id/:verb', () => problem(403, 'session.STEP_UP'))
  await openApp('/protocols', 'doctor@x')
  const sheet = await sheetOf(/^Sign:/, 'Sign this protocol?')
  await userEvent.type(sheet.getByLabelText('6-digit code'), '123456{Enter}')
  expect(await sheet.findByText(/Enter a code of your authenticator app first/)).toBeVisible()
  expect(sheet.getByLabelText('6-digit code')).toHaveValue('')
  expect(screen.queryByText('The protocol was signed.')).not.toBeInTheDocument()
})
