import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { refillItem } from '../../../mocks/refillQueue'
import { openApp } from '../../../test/app'
import { serverAnswers } from '../../../test/server'
import { HttpResponse } from 'msw'

const CHANGE = '/queue/1/rq-4'

async function opened() {
  await openApp(CHANGE, 'doctor@x')
  await screen.findByRole('heading', { level: 3, name: 'Decision' })
}

const approve = () => userEvent.click(screen.getByRole('button', { name: /^Approve/ }))

test('all that the pharmacy would give is shown, none is chosen, and nothing is asked before one is', async () => {
  await opened()
  const wanted = within(screen.getByRole('group', { name: 'The pharmacy would give one of these. Choose which' }))
  expect(wanted.getAllByRole('radio')).toHaveLength(3)
  expect(wanted.queryByRole('radio', { checked: true })).not.toBeInTheDocument()
  await approve()
  expect(await screen.findByRole('alert')).toHaveTextContent('Choose one of the medicines')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('the one that is chosen fills the form, is named before it is sent, and goes out', async () => {
  const bodies: unknown[] = []
  serverAnswers('post', '/api/queue/:id/refill/approve', async (request) => {
    bodies.push(await request.json())
    return HttpResponse.json({ row: refillItem('rq-4')?.row })
  })
  await opened()
  await userEvent.click(screen.getByRole('radio', { name: 'Atorvastatin 10 mg tablet' }))
  expect(screen.getByLabelText('Quantity')).toHaveValue('60')
  await approve()
  const sheet = await screen.findByRole('dialog')
  expect(sheet).toHaveTextContent('Atorvastatin 10 mg tablet')
  expect(sheet).toHaveTextContent('As the pharmacy asks.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Approve' }))
  await waitFor(() => expect(bodies).toMatchObject([{ decision: { alternative: 1, quantity: '60' } }]))
})

test('what may be a controlled substance is not sent, and takes a code on paper', async () => {
  await opened()
  await userEvent.click(screen.getByRole('radio', { name: 'Zzyrstatin 5 mg tablet' }))
  await approve()
  expect(await screen.findByRole('alert')).toHaveTextContent('it is not sent')
  await userEvent.click(screen.getByRole('button', { name: /^On paper/ }))
  const sheet = within(await screen.findByRole('dialog'))
  expect(sheet.getByText('Zzyrstatin 5 mg tablet')).toBeVisible()
  expect(sheet.getByLabelText(/code/i)).toBeVisible()
})
