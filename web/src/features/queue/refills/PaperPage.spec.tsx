import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { refillItem } from '../../../mocks/refillQueue'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

test('decided on paper, it is printed only when asked for, with the quantity in words and a line to sign', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  const item = refillItem('rq-3')
  if (item?.refill) item.refill = { ...item.refill, mayPrint: true }
  await openApp('/print/rq-3', 'doctor@x')
  await screen.findByRole('heading', { level: 1, name: 'Prescription on paper' })
  expect(screen.queryByText(/Not valid unless signed/)).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Print' }))
  expect(await screen.findByText(/Not valid unless signed/)).toBeVisible()
  expect(screen.getByText('30 (thirty) tablet(s)')).toBeVisible()
  expect(screen.getByText(/NPI 1234567893/)).toBeVisible()
  expect(screen.getByText('22 November 2026')).toBeVisible() // this year's too
  expect(screen.getByText('DEA number')).toBeVisible()
  expect(print).toHaveBeenCalledOnce()
})

test('a code is asked for in place when the server wants one', async () => {
  vi.spyOn(window, 'print').mockImplementation(() => undefined)
  let tries = 0
  serverAnswers('post', '/api/queue/rq-3/refill/print', () =>
    ++tries === 1
      ? problem(403, 'session.STEP_UP')
      : HttpResponse.json({ address: [], quantity: '1', refills: 0, decidedOn: '2026-11-22', birthDate: null }),
  )
  await openApp('/print/rq-3', 'doctor@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Print' }))
  await userEvent.type(await screen.findByLabelText('6-digit code'), '123456')
  await userEvent.click(screen.getByRole('button', { name: 'Print' }))
  expect(await screen.findByText(/Not valid unless signed/)).toBeVisible()
})

test('what a pharmacy wants changed is said in words, and where its shop is closed another one is chosen', async () => {
  await openApp('/queue/1/rq-4', 'doctor@x')
  expect(await screen.findByText('It is out of stock at the pharmacy')).toBeVisible()
  expect(screen.getAllByText('Rosuvastatin 10 mg tablet')[0]).toBeVisible()
  expect(screen.getByText(/Lindenhof Pharmacy is closed for good/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Choose another pharmacy' }))
  const sheet = within(await screen.findByRole('dialog', { name: /pharmacy/i }))
  await userEvent.type(sheet.getAllByRole('textbox')[0] as HTMLElement, 'star')
  await userEvent.click(sheet.getByRole('button', { name: /Search|Find/ }))
  await userEvent.click(await sheet.findByRole('button', { name: /La Estrella/ }))
  expect(screen.getByText(/Farmacia La Estrella/)).toBeVisible()
})
