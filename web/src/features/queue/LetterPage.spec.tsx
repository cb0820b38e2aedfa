import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { keepLetterDraft, letterDraftAtServer, lettersThatWait, resetLetters } from '../../mocks/letters'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const LETTER = '/p/pt-rosa/letter'

beforeEach(async () => {
  // The page of the test before saves its draft when it is left, which must not be the draft of this one.
  await new Promise((done) => setTimeout(done, 150))
  resetLetters()
})

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
    files: [],
    oneWay: true,
    behalfOf: 'cl-1',
    changes: null,
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
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }))
  expect(await screen.findByLabelText('Your letter')).toHaveValue('It beats\n\nIda Brandt, nurse')
  expect(lettersThatWait()).toHaveLength(1)
  write('Your heart', 'It beats well')
  await userEvent.click(screen.getByRole('button', { name: 'Save the change' }))
  await waitFor(() => expect(lettersThatWait()).toMatchObject([{ body: 'It beats well\n\nIda Brandt, nurse' }]))
})

test('a letter that is changed keeps its topic, its colleague and its files, and asks before it replaces another', async () => {
  await opened()
  await userEvent.selectOptions(screen.getByLabelText('Topic'), 'Referral')
  await userEvent.selectOptions(screen.getByLabelText('For a colleague'), 'cl-1')
  const file = new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' })
  await userEvent.upload(screen.getByLabelText('Choose files'), [file])
  await screen.findByText(/Ready to send/)
  write('In May', 'Come')
  await userEvent.click(screen.getByRole('button', { name: 'Send later…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Send later' })
  await userEvent.click(within(sheet).getByRole('button', { name: /Tomorrow morning/ }))
  await screen.findByText('Your letter leaves by itself.')
  cleanup()
  await opened()
  await screen.findByRole('button', { name: 'Change' })
  fireEvent.change(screen.getByLabelText('Your letter'), { target: { value: 'Another that I began' } })
  await userEvent.click(screen.getByRole('button', { name: 'Change' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Replace it' }))
  expect(screen.getByLabelText('Your letter')).toHaveValue('Come\n\nIda Brandt, nurse')
  expect(screen.getByLabelText('Topic')).toHaveDisplayValue('Referral')
  expect(screen.getByLabelText('For a colleague')).toHaveValue('cl-1')
  expect(screen.getByText('plan.pdf')).toBeVisible()
})

test('a template is filled in', async () => {
  await opened()
  await userEvent.click(await screen.findByRole('button', { name: 'Template' }))
  await userEvent.click(await screen.findByRole('button', { name: /Fine to wait/ }))
  expect(screen.getByLabelText('Your letter')).toHaveValue(
    'Hello Rosa Delgado Ortiz,\n\nit is fine to wait until your visit.',
  )
})

test('a letter whose draft could not be loaded is not begun anew over it', async () => {
  serverAnswers('get', '/api/patients/:patient/letters/draft', () => problem(503, 'server.BUSY'))
  await openApp(LETTER, 'nurse@x')
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible()
  expect(screen.queryByLabelText('Your letter')).not.toBeInTheDocument()
})
