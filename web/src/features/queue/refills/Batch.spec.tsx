import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { refillItem } from '../../../mocks/refillQueue'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

async function onlyRefills() {
  await openApp('/queue/1', 'nurse@x')
  await screen.findByRole('link', { name: /Dizzy/ })
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Refills')
  await screen.findByRole('checkbox', { name: /Choose Zolpidem/ })
}

async function approveAll() {
  await userEvent.click(screen.getByRole('button', { name: 'Choose all' }))
  await userEvent.click(screen.getByRole('button', { name: 'Approve 4 by protocol' }))
  const sheet = await screen.findByRole('dialog', { name: 'Approve 4 requests by protocol?' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Approve' }))
}

test('ticks are there only where refills alone are shown', async () => {
  await openApp('/queue/1', 'nurse@x')
  await screen.findByRole('link', { name: /Dizzy/ })
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Refills')
  expect(await screen.findAllByRole('checkbox')).toHaveLength(4)
  expect(screen.queryByRole('link', { name: /Dizzy/ })).not.toBeInTheDocument()
  await userEvent.selectOptions(screen.getByLabelText('Show'), 'Done')
  await waitFor(() => expect(screen.queryByRole('checkbox')).not.toBeInTheDocument())
})

test('approves what the protocol allows, and tells of each other one why it was left', async () => {
  await onlyRefills()
  await approveAll()
  expect(await screen.findByText('1 request was approved.')).toBeVisible()
  const left = screen.getByText('3 were left:').closest('.card') as HTMLElement
  expect(within(left).getByText(/^Spironolactone/)).toHaveTextContent(
    /Tobias Lindqvist.*By protocol it may be renewed only as it was/,
  )
  expect(within(left).getByText(/^Zolpidem/)).toHaveTextContent(/Farid Haddad.*never sent from here/)
  expect(refillItem('rq-1')?.refill?.state).toBe('APPROVED')
  expect(refillItem('rq-3')?.refill?.state).toBe('SENT')
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: /Lisinopril/ })).not.toBeInTheDocument())
  expect(screen.getByRole('checkbox', { name: /Zolpidem/ })).not.toBeChecked()
})

test('a failure approves nothing, says so, and keeps what was chosen', async () => {
  serverAnswers('post', '/api/queue/refills/approve', () => problem(503, 'server.UNAVAILABLE'))
  await onlyRefills()
  await approveAll()
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed')
  expect(screen.queryByText(/was approved\.$/)).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  for (const tick of await screen.findAllByRole('checkbox')) expect(tick).toBeChecked()
})

test('when the answer was lost, what was approved all the same is gone from the list', async () => {
  serverAnswers('post', '/api/queue/refills/approve', () => {
    const item = refillItem('rq-1')
    if (item) item.row = { ...item.row, state: 'DONE' }
    return HttpResponse.error()
  })
  await onlyRefills()
  await approveAll()
  expect(await screen.findByRole('alert')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: /Lisinopril/ })).not.toBeInTheDocument())
})

test('the front desk is offered no kinds that are about medicines', async () => {
  await openApp('/queue/1', 'desk@x')
  const kinds = within(await screen.findByLabelText('Kind')).getAllByRole('option')
  expect(kinds.map((kind) => kind.textContent)).toEqual(['All kinds', 'Messages', 'Tasks', 'Appointments to arrange'])
})
