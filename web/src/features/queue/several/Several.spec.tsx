import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { resetSeveral, sentToSeveral, undoneOnes } from '../../../mocks/several'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

beforeEach(resetSeveral)

async function chooseAll() {
  await openApp('/queue/1', 'nurse@x')
  await screen.findByRole('link', { name: /Dizzy/ })
  await userEvent.click(screen.getByRole('button', { name: 'Write to several…' }))
  await userEvent.click(screen.getByRole('button', { name: 'Choose all' }))
  await userEvent.click(screen.getByRole('button', { name: /^Write to \d+$/ }))
  const sheet = await screen.findByRole('dialog')
  fireEvent.change(within(sheet).getByLabelText('Subject'), { target: { value: 'Flu shots' } })
  fireEvent.change(within(sheet).getByLabelText('Your letter'), { target: { value: 'Dear {patient}, by {me}' } })
  await userEvent.click(within(sheet).getByRole('button', { name: 'See who gets it' }))
  await within(sheet).findByText('Goes to 2 patients')
  return sheet
}

test('says who gets it, who is left out and why, and what one of them reads, before anything leaves', async () => {
  const sheet = await chooseAll()
  expect(sheet).toHaveTextContent('the same patient is in it already')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Show what Tobias Lindqvist reads' }))
  expect(await within(sheet).findByText(/Dear Tobias Lindqvist, by Ida Brandt/)).toBeVisible()
  expect(sentToSeveral()).toHaveLength(0)
})

test('goes out after a minute, and one press undoes it', async () => {
  const sheet = await chooseAll()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Send' }))
  expect(await screen.findByText(/Goes out to 2 patients in \d+ s/, { selector: '.undo-bar p' })).toBeVisible()
  expect(sentToSeveral()[0]).toMatchObject({ subject: 'Flu shots', oneWay: true })
  expect(sentToSeveral()[0]?.body).toContain('Dear {patient}, by Ida Brandt')
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect((await screen.findAllByText(/Undone. 2 messages will not leave/))[0]).toBeInTheDocument()
  expect(undoneOnes()).toEqual(['batch-1'])
  expect(screen.getByText(/Undone. 2 messages will not leave/, { selector: '.undo-bar p' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Done reading' }))
  expect(document.querySelector('.undo-bar')).toBeNull()
})

test('what is refused stays as it was typed', async () => {
  serverAnswers('post', '/api/queue/selection', () => problem(422, 'message.NOT_YOUR_TOPIC', { field: 'topic' }))
  const sheet = await chooseAll()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Send' }))
  expect(await within(sheet).findByText('You do not work with such questions.')).toBeVisible()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Change my text' }))
  expect(within(sheet).getByLabelText('Subject')).toHaveValue('Flu shots')
})

test('the minute to undo goes along to other pages, and the end is told in numbers', async () => {
  serverAnswers('post', '/api/queue/selection', () =>
    HttpResponse.json(
      { id: 'batch-2', patients: 2, leavesAt: new Date(Date.now() + 4_000).toISOString(), left: [] },
      { status: 201 },
    ),
  )
  serverAnswers('get', '/api/queue/selection/batch-2', () => HttpResponse.json({ waiting: 0, left: 1, held: 1 }))
  const sheet = await chooseAll()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Send' }))
  await screen.findByRole('button', { name: 'Undo' })
  await userEvent.click(screen.getAllByRole('link', { name: 'Away' })[0] as HTMLElement)
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible()
  expect(await screen.findByText('1 message went out. 1 came back to its item.', {}, { timeout: 8_000 })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Done reading' }))
  expect(screen.queryByText(/went out/)).not.toBeInTheDocument()
}, 15_000)
