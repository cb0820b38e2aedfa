import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { BoardWish } from '../../lib/board-types'
import { resetSites } from '../../mocks/sites'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

beforeEach(resetSites)

async function openNew() {
  await openApp('/boards', 'admin@x')
  await userEvent.click(await screen.findByRole('button', { name: 'New board' }))
  return within(screen.getByRole('dialog', { name: 'New board' }))
}

test('a new board can be a clinician’s: they are on it, for all locations and questions about health only', async () => {
  const saved: BoardWish[] = []
  serverAnswers('post', '/api/boards', async (request) => {
    saved.push((await request.json()) as BoardWish)
    return Response.json({ id: 7 }, { status: 201 })
  })
  const sheet = await openNew()
  await userEvent.type(sheet.getByLabelText('Name'), 'Team')
  await userEvent.selectOptions(sheet.getByLabelText('Location'), 'Riverside')
  await userEvent.click(sheet.getByLabelText('Bill'))
  await userEvent.click(sheet.getByLabelText('Medical question'))
  const whose = sheet.getByLabelText('Whose board it is')
  expect(within(whose).queryByText(/Tomás Rey/)).not.toBeInTheDocument()
  await userEvent.selectOptions(whose, 'Dr. Lena Abara, Physician')
  expect(sheet.queryByLabelText('Location')).not.toBeInTheDocument()
  expect(sheet.queryByLabelText('Bill')).not.toBeInTheDocument()
  expect(sheet.getByLabelText('Dr. Lena Abara, Physician')).toBeChecked()
  await userEvent.click(sheet.getByLabelText('Grace Mbeki, Nurse'))
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(saved).toMatchObject([
      { clinicianId: 'ac-4', siteId: null, kind: 'FIRST_LINE', topics: ['MEDICAL'], people: ['ac-4', 'ac-3'] },
    ]),
  )
})

test('what the server refuses is said in words', async () => {
  serverAnswers('post', '/api/boards', () => problem(422, 'board.NO_SUCH_CLINICIAN', { field: 'clinicianId' }))
  const sheet = await openNew()
  await userEvent.type(sheet.getByLabelText('Name'), 'Team')
  await userEvent.selectOptions(sheet.getByLabelText('Whose board it is'), 'Grace Mbeki, Nurse')
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }))
  expect(await sheet.findByText(/Choose a nurse or physician who works here/)).toBeVisible()
})

test('a clinician’s board is given to another one, with those who may be on it', async () => {
  const saved: BoardWish[] = []
  serverAnswers('put', '/api/boards/6', async (request) => {
    saved.push((await request.json()) as BoardWish)
    return new Response(null, { status: 204 })
  })
  await openApp('/boards', 'admin@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Change Team · Dr. Lena Abara' }))
  expect(screen.getByText(/What patients address to Dr. Lena Abara comes here/)).toBeVisible()
  expect(screen.queryByLabelText('What comes to it')).not.toBeInTheDocument()
  expect(screen.queryByRole('checkbox', { name: /Front desk/ })).not.toBeInTheDocument()
  const whose = screen.getByLabelText('Whose board it is')
  expect(within(whose).queryByText('Nobody in particular')).not.toBeInTheDocument()
  await userEvent.selectOptions(whose, 'Grace Mbeki, Nurse')
  expect(screen.getByLabelText('Grace Mbeki, Nurse')).toBeChecked()
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved[0]?.clinicianId).toBe('ac-3'))
})

test('the front desk is offered only where the server takes it', async () => {
  const sheet = await openNew()
  const desk = () => sheet.queryByLabelText(/Front desk/)
  expect(desk()).toBeVisible()
  await userEvent.click(sheet.getByLabelText('Medical question'))
  expect(desk()).not.toBeInTheDocument()
  await userEvent.click(sheet.getByLabelText('Medical question'))
  await userEvent.click(desk() as HTMLElement)
  await userEvent.selectOptions(sheet.getByLabelText('Whose board it is'), 'Grace Mbeki, Nurse')
  expect(desk()).not.toBeInTheDocument()
})
