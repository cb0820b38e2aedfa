import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { queueItem } from '../../../mocks/queue'
import { madeOfItems, resetSeveral } from '../../../mocks/several'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

beforeEach(resetSeveral)

async function opened(key: string, who = 'nurse@x') {
  await openApp('/queue/mine/q-2', who)
  await screen.findByPlaceholderText('Write a reply…')
  await screen.findByRole('button', { name: /keys/ })
  await userEvent.keyboard(key)
  return screen.findByRole('dialog')
}

test('t makes a task for a board and a person, and the conversation stays open', async () => {
  const sheet = await opened('t')
  await within(sheet).findByLabelText('What is to be done')
  fireEvent.change(within(sheet).getByLabelText('What is to be done'), { target: { value: 'Call the laboratory' } })
  await userEvent.selectOptions(within(sheet).getByLabelText('Board'), 'Medical questions')
  await userEvent.selectOptions(within(sheet).getByLabelText('Person'), 'Grace Mbeki, Nurse')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Make the task' }))
  expect(await screen.findByText('The task is made.')).toBeInTheDocument()
  expect(madeOfItems()).toHaveLength(1)
  expect(madeOfItems()[0]).toMatchObject({
    what: 'task',
    title: 'Call the laboratory',
    note: null,
    board: 1,
    to: 'st-grace',
    close: null,
    version: queueItem('q-2')?.row.version,
  })
})

test('what is in the past is told beside the field and nothing leaves', async () => {
  const sheet = await opened('t')
  const title = await within(sheet).findByLabelText('What is to be done')
  fireEvent.change(title, { target: { value: 'Call' } })
  await userEvent.selectOptions(within(sheet).getByLabelText('Board'), 'Medical questions')
  const day = within(sheet).getByLabelText('Due on')
  day.removeAttribute('min')
  fireEvent.change(day, { target: { value: '2020-01-01' } })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Make the task' }))
  expect(await within(sheet).findByText('Choose a time from now to 90 days ahead.')).toBeVisible()
  expect(madeOfItems()).toHaveLength(0)
})

test('p says who reads the words before they are written, and may close the conversation', async () => {
  const sheet = await opened('p')
  expect(await within(sheet).findByText(/Front desk reads this.*write nothing about health/)).toBeVisible()
  fireEvent.change(within(sheet).getByLabelText('For whoever arranges it'), { target: { value: 'In May' } })
  await userEvent.selectOptions(within(sheet).getByLabelText('And this conversation'), 'It needs no answer')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Pass it on' }))
  expect(await screen.findByText(/Passed on to arrange an appointment\./)).toBeInTheDocument()
  expect(madeOfItems()[0]).toMatchObject({ what: 'appointment', words: 'In May', close: 'NO_ANSWER_NEEDED' })
})

test('m asks for a medicine; a refusal keeps what was typed', async () => {
  serverAnswers('post', '/api/queue/:id/refill-request', () => problem(409, 'refill.STOPPED'))
  const sheet = await opened('m')
  await userEvent.selectOptions(await within(sheet).findByLabelText('Medicine'), 'Lisinopril 10 mg')
  expect(within(sheet).getByRole('option', { name: /Metformin 500 mg \(asked for already/ })).toBeInTheDocument()
  fireEvent.change(within(sheet).getByLabelText('Note'), { target: { value: 'She wrote so' } })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Ask for it' }))
  expect(await within(sheet).findByRole('alert')).toBeVisible()
  expect(within(sheet).getByLabelText('Note')).toHaveValue('She wrote so')
  expect(within(sheet).getByLabelText('Medicine')).toHaveValue('med-1')
})

test('a held letter is a task that says why, shows the letter, and is done with a word', async () => {
  const message = queueItem('q-2')
  if (!message) throw new Error('no such item')
  const answer = { ...message, entries: undefined }
  const row = { ...message.row, id: 'task-1', kind: 'TASK' as const, title: 'Your results' }
  const author = { name: 'Grace Mbeki', role: 'NURSE', you: false }
  const task = { note: 'Come and see us', author, madeAt: new Date().toISOString(), held: 'AUTHOR_GONE', from: null }
  serverAnswers('get', '/api/queue/task-1', () =>
    HttpResponse.json({ ...answer, row, thread: null, refill: null, statements: null, task, steps: [] }),
  )
  let closed: unknown = null
  serverAnswers('post', '/api/queue/task-1/close', async (request) => {
    closed = await request.json()
    return HttpResponse.json({ row })
  })
  await openApp('/queue/mine/task-1', 'nurse@x')
  expect(await screen.findByText(/did not leave.*its writer's account is switched off/)).toBeVisible()
  expect(screen.getByText('Come and see us')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Open the conversation' })).not.toBeInTheDocument()
  await userEvent.keyboard('x')
  const sheet = await screen.findByRole('dialog')
  fireEvent.change(within(sheet).getByLabelText('What came of it'), { target: { value: 'I called her' } })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Done' }))
  await expect.poll(() => closed).toMatchObject({ reason: 'DONE', note: 'I called her' })
})
