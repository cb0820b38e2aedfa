import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { keepLetterDraft, letterDraftAtServer, lettersThatWait, resetLetters } from '../../mocks/letters'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const LETTER = '/p/pt-rosa/letter'

beforeEach(resetLetters)

async function opened() {
  await openApp(LETTER, 'nurse@x')
  await screen.findByLabelText('Your letter')
}

function write(subject: string, body: string) {
  fireEvent.change(screen.getByLabelText(/^Subject/), { target: { value: subject } })
  fireEvent.change(screen.getByLabelText('Your letter'), { target: { value: body } })
}

test('a letter is kept at the clinic while it is written', async () => {
  await opened()
  write('Your heart', 'It beats')
  await userEvent.click(screen.getByRole('checkbox', { name: /cannot reply/ }))
  await waitFor(() => expect(letterDraftAtServer()).toMatchObject({ body: 'It beats', oneWay: true }), {
    timeout: 3000,
  })
})

test('a letter that was begun is there when the page opens', async () => {
  keepLetterDraft({
    topic: 'RESULT',
    subject: 'Your heart',
    body: 'It be',
    oneWay: true,
    savedAt: '2026-11-01T10:00:00Z',
  })
  await opened()
  expect(screen.getByLabelText('Your letter')).toHaveValue('It be')
  expect(screen.getByRole('checkbox', { name: /cannot reply/ })).toBeChecked()
})

test('a letter that was refused stays as it was typed', async () => {
  serverAnswers('post', '/api/patients/:patient/letters', () => problem(409, 'message.NOBODY_ANSWERS'))
  await opened()
  write('Your heart', 'It beats')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(screen.getByLabelText('Your letter')).toHaveValue('It beats')
})

test('a letter leaves later, and can be taken back and changed', async () => {
  await opened()
  write('Your heart', 'It beats')
  await userEvent.click(screen.getByRole('button', { name: 'Send later…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Send later' })
  await userEvent.click(within(sheet).getByRole('button', { name: /Tomorrow morning/ }))
  expect(await screen.findByText('Your letter leaves by itself.')).toBeVisible()
  expect(lettersThatWait()[0]).toMatchObject({ subject: 'Your heart', body: 'It beats\n\nIda Brandt, nurse' })
  await userEvent.click(await screen.findByRole('button', { name: 'Take back and change' }))
  expect(await screen.findByLabelText('Your letter')).toHaveValue('It beats\n\nIda Brandt, nurse')
  expect(lettersThatWait()).toHaveLength(0)
})
