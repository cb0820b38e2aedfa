import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { resultDetail } from '../../mocks/results'
import { range } from '../../mocks/words'
import { openApp } from '../../test/app'
import { serverAnswers } from '../../test/server'

const answerWith = (change: object) =>
  serverAnswers('get', '/api/patients/:patient/results/:id', () =>
    Response.json({ ...resultDetail('r-a1c', 'en'), ...change }),
  )

test('the place of the value is told in words, beside the drawing', async () => {
  await openApp('/p/pt-rosa/results/r-a1c', 'rosa@x')
  expect((await screen.findAllByText(/Above the usual range/))[0]).toBeVisible()
  expect(screen.getByRole('img', { name: '6.1 %; the usual range is 4.0 to 5.6 %' })).toBeInTheDocument()
  expect(screen.getByText(/Down from 6\.4 in .* That is a move towards the usual range\./)).toBeVisible()
})

test('without a range nothing is drawn and nothing is called normal', async () => {
  answerWith({ range: null, position: 'UNKNOWN' })
  await openApp('/p/pt-rosa/results/r-a1c', 'rosa@x')
  expect(await screen.findByText(/No usual range was sent with the value/)).toBeVisible()
  expect(screen.queryByRole('img', { name: /usual range is/ })).not.toBeInTheDocument()
  expect(screen.queryByText('In the usual range')).not.toBeInTheDocument()
})

test('a value in range is given no reason for being high', async () => {
  answerWith({ range: range('4.0', '6.5', '%'), position: 'WITHIN' })
  await openApp('/p/pt-rosa/results/r-a1c', 'rosa@x')
  expect(await screen.findByText('In the usual range')).toBeVisible()
  expect(screen.queryByText(/Reasons include/)).not.toBeInTheDocument()
})

test('the dots are one tab stop, walk by arrow key, and the table has the same figures', async () => {
  await openApp('/p/pt-rosa/results/r-a1c', 'rosa@x')
  const chart = await screen.findByRole('group', { name: /5 results over time/ })
  const dots = within(chart).getAllByRole('img')
  expect(dots).toHaveLength(5)
  expect(dots.filter((dot) => dot.getAttribute('tabindex') === '0')).toHaveLength(1)
  dots[4]?.focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(dots[3]).toHaveFocus()
  expect(dots[3]).toHaveAccessibleName(/: 6\.4 %$/)

  await userEvent.click(screen.getByRole('button', { name: 'All 5 results' }))
  const cells = within(screen.getByRole('table', { name: 'Results over time' })).getAllByRole('cell')
  expect(cells.map((cell) => cell.textContent)).toEqual(
    expect.arrayContaining(['6.1 %', '6.4 %', '6.3 %', '5.9 %', '5.5 %', 'down 0.3', 'up 0.1']),
  )
})

test('says to whom and when it was shown, not that this was the moment it was final', async () => {
  answerWith({ issuedAt: '2026-01-02T08:00:00Z', shownAt: '2026-03-05T08:00:00Z' })
  await openApp('/p/pt-rosa/results/r-a1c', 'rosa@x')
  expect(await screen.findByText('Shown to you')).toBeVisible()
  expect(screen.getByText(/5 March.*, as soon as it came in$/)).toBeVisible()
  expect(screen.queryByText('Shown to the patient')).not.toBeInTheDocument()
})

test('somebody who acts for the patient is not told that it was shown to them', async () => {
  await openApp('/p/pt-ines/results/r-a1c', 'rosa@x')
  expect(await screen.findByText('Shown to the patient')).toBeVisible()
})

test('a panel says which parts are outside', async () => {
  await openApp('/p/pt-rosa/results/p-met', 'rosa@x')
  expect(await screen.findByText('5 of 6 are in the usual range. Outside it: Blood sugar.')).toBeVisible()
  expect(screen.getAllByText('In the usual range')).toHaveLength(5)
})

test('dates the wrong way round are told beside the fields', async () => {
  await openApp('/p/pt-rosa/results', 'rosa@x')
  await userEvent.click(await screen.findByText('Filter'))
  await userEvent.type(screen.getByLabelText('From'), '2026-05-01')
  await userEvent.type(screen.getByLabelText('Until'), '2026-04-01')
  expect((await screen.findAllByText(/The first date is after the second/)).length).toBeGreaterThan(1)
  expect(screen.getByLabelText('From')).toHaveAccessibleDescription(/first date is after the second/)
})
