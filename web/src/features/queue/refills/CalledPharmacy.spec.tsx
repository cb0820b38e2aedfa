import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { OrderLine } from '../../../lib/refill-types'
import { pharmacies } from '../../../mocks/pharmacies'
import { refillItem } from '../../../mocks/refillQueue'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

const LISINOPRIL = '/queue/1/rq-1'
const [where = null] = pharmacies

function out(id: string, sentAt: string, current = true): OrderLine {
  return { id, sentAt, state: 'OUT', current, toCall: true, pharmacy: where }
}

async function opened(...earlier: OrderLine[]) {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  const order = out('or-1', '2026-11-20T15:00:00Z')
  item.refill = { ...item.refill, pharmacyState: 'FAILED', mayCall: true, orders: [order, ...earlier] }
  await openApp(LISINOPRIL, 'nurse@x')
  await screen.findByRole('heading', { level: 3, name: 'Decision' })
}

test('says that the pharmacy has to be called, with its number, and keeps what it said', async () => {
  await opened()
  expect(screen.getByText(/cannot be told electronically/)).toBeVisible()
  expect(screen.getByText(`${where?.name ?? ''} · ${where?.phone ?? ''}`)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'I have called the pharmacy' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'I have called the pharmacy' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Yes, I have called' }))
  expect(sheet.getByRole('alert')).toHaveTextContent('Choose what at least one pharmacy said.')
  expect(refillItem('rq-1')?.refill?.mayCall).toBe(true)
  await userEvent.selectOptions(sheet.getByLabelText(/^What .* said of the one of/), 'It had filled it already')
  await userEvent.click(sheet.getByRole('button', { name: 'Yes, I have called' }))
  expect((await screen.findAllByText(/the pharmacy had filled it/i))[0]).toBeVisible()
  expect(screen.queryByRole('button', { name: 'I have called the pharmacy' })).not.toBeInTheDocument()
})

test('each order is answered by itself, and what was not called about stays to be called about', async () => {
  await opened(out('or-0', '2026-11-12T15:00:00Z', false))
  expect(screen.getByText(/2 prescriptions are to be called about, each by itself/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'I have called the pharmacy' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'I have called the pharmacy' }))
  const choices = sheet.getAllByRole('combobox')
  expect(choices).toHaveLength(2)
  await userEvent.selectOptions(sheet.getByLabelText(/ 12/), 'It had filled it already')
  await userEvent.click(sheet.getByRole('button', { name: 'Yes, I have called' }))
  await screen.findByText(/could not be called back, because the pharmacy had filled it/)
  const states = refillItem('rq-1')?.refill?.orders.map(({ state }) => state)
  expect(states).toEqual(['OUT', 'TOO_LATE'])
  await userEvent.click(screen.getByRole('button', { name: 'I have called the pharmacy' }))
  const again = within(await screen.findByRole('dialog', { name: 'I have called the pharmacy' }))
  expect(again.getAllByRole('combobox')).toHaveLength(1)
})

test('what is under way as decided is only called about if it must not be filled', async () => {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  const order = out('or-1', '2026-11-20T15:00:00Z')
  item.refill = {
    ...item.refill,
    state: 'AT_PHARMACY',
    pharmacyState: 'CONFIRMED',
    mayCallBack: true,
    mayCall: true,
    orders: [order],
  }
  await openApp(LISINOPRIL, 'nurse@x')
  expect(await screen.findByText(/If this prescription must not be filled, call the pharmacy/)).toBeVisible()
  expect(screen.queryByText(/may still fill/)).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Call it back' })).not.toBeInTheDocument()
})

test('a decision that the server holds back says that nothing was decided, and why', async () => {
  serverAnswers('post', '/api/queue/:id/refill/deny', () => problem(409, 'refill.CALL_PHARMACY'))
  await opened()
  await userEvent.click(screen.getByRole('button', { name: /^Deny/ }))
  const sheet = within(await screen.findByRole('dialog'))
  await userEvent.selectOptions(sheet.getByLabelText(/Reason/), 'It is too early. You should still have enough.')
  await userEvent.click(sheet.getByRole('button', { name: 'Deny' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('Nothing was decided. Call it')
})

test('a pharmacy that waits for an answer is named; there is nothing to be filled', async () => {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  const asked = {
    pharmacy: 'Lantern Pharmacy',
    pharmacyId: 'ph-1',
    inDirectory: true,
    inChart: true,
    medicine: 'Lisinopril 10 mg',
    quantity: null,
    daysSupply: null,
    refills: null,
    sig: null,
    lastFillOn: null,
    answered: false,
    answerFailed: false,
  }
  item.refill = { ...item.refill, mayCall: true, asked }
  await openApp(LISINOPRIL, 'nurse@x')
  expect(await screen.findByText(/Lantern Pharmacy waits for an answer/)).toBeVisible()
  expect(screen.queryByText(/cannot be told electronically/)).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'I have called the pharmacy' }))
  const sheet = within(await screen.findByRole('dialog'))
  expect(sheet.queryByLabelText(/^What /)).not.toBeInTheDocument()
  await userEvent.click(sheet.getByRole('button', { name: 'Yes, I have called' }))
  expect(await screen.findByRole('button', { name: /^Deny/ })).toBeVisible()
})
