import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { draftAtServer, resetMessages } from '../../mocks/messages'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const NEW = '/p/pt-rosa/messages/new'
const BASE = '/api/patients/:patient/messages'

let sent: { sendKey: string; flagged: boolean; body: string; hideFrom: string[] }[] = []

/** Notes what would have been sent, and then answers so. */
function whenSent(answer: () => Response) {
  serverAnswers('post', BASE, async (request) => {
    sent.push((await request.json()) as (typeof sent)[number])
    return answer()
  })
}

beforeEach(async () => {
  sent = []
  // The page of the test before saves its draft when it is left, which must not be the draft of this one.
  await new Promise((done) => setTimeout(done, 150))
  resetMessages()
})

async function openForm(topic = /Medical question/) {
  await openApp(NEW, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: topic }))
  await screen.findByRole('heading', { name: /^About:/ })
}

function write(subject: string, body: string) {
  fireEvent.change(screen.getByLabelText('Subject'), { target: { value: subject } })
  fireEvent.change(screen.getByLabelText('Your message'), { target: { value: body } })
}

test('before a word is written it says who reads it, who is away, and how long answers take', async () => {
  await openForm()
  const readers = screen.getByRole('region', { name: 'Who will read it' })
  expect(readers).toHaveTextContent('Grace Mbeki, nurse')
  expect(readers).toHaveTextContent(/Ida Brandt, nurse.*away until .*; Grace Mbeki stands in/)
  expect(readers).toHaveTextContent('Half of such messages are answered within 3 hours, most within 1 day.')
  expect(screen.getByRole('link', { name: 'Call 911' })).toHaveAttribute('href', 'tel:911')
  expect(screen.getByLabelText('For whom?')).toHaveAccessibleDescription('A nurse reads it first and passes it on.')
})

test('where there are too few answers it says so, and an office topic offers no clinician', async () => {
  await openForm(/My records/)
  expect(screen.getByText('We cannot say yet how long answers take.')).toBeVisible()
  expect(screen.queryByLabelText('For whom?')).not.toBeInTheDocument()
})

test('is sent once, and then the thread says that it was received', async () => {
  await openForm()
  write('A question', 'May I take it with food?')
  await userEvent.click(screen.getByLabelText('Hide from Lucía Ortiz'))
  await userEvent.dblClick(screen.getByRole('button', { name: 'Send' }))
  expect((await screen.findAllByText('Received. Most answers come within 1 day.'))[0]).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'A question' })).toBeVisible()
  expect(screen.getByText('Hidden from Lucía Ortiz')).toBeVisible()
  await waitFor(() => expect(draftAtServer('new')).toBeUndefined())
})

test('a refused message is never reported as sent, and its text stays', async () => {
  whenSent(() => problem(422, 'message.NO_SUBJECT', { field: 'subject' }))
  await openForm()
  write('?', 'May I take it with food?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('alert', { name: 'The form was not sent' })).toHaveFocus()
  expect(screen.getByLabelText('Subject')).toHaveAccessibleDescription(/The subject is missing/)
  // the live region may still hold the words of an earlier message
  expect(screen.queryByText(/^Received/, { ignore: '[role="status"]' })).not.toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1, name: 'Write a message' })).toBeVisible()
  expect(screen.getByLabelText('Your message')).toHaveValue('May I take it with food?')
})

test('a second try after a lost answer has the same key, a changed text another one', async () => {
  whenSent(() => HttpResponse.error())
  await openForm()
  write('A question', 'May I take it with food?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByText(/could not be reached/)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent).toHaveLength(2))
  await screen.findByText(/could not be reached/)
  write('A question', 'May I take it with milk?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent).toHaveLength(3))
  expect(sent[1]?.sendKey).toBe(sent[0]?.sendKey)
  expect(sent[2]?.sendKey).not.toBe(sent[0]?.sendKey)
})

test('what is missing is told beside the field, and nothing is sent', async () => {
  whenSent(() => HttpResponse.json({ id: 'th-x' }, { status: 201 }))
  await openForm()
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(screen.getByLabelText('Your message')).toHaveAccessibleDescription(/Write your message/)
  expect(screen.getByLabelText('Subject')).toHaveAccessibleDescription(/Write a few words/)
  expect(sent).toEqual([])
})

test('the draft is kept at the clinic as it is typed, and comes back', async () => {
  await openForm()
  write('A question', 'Half a sen')
  await waitFor(() => expect(draftAtServer('new')?.body).toBe('Half a sen'), { timeout: 5000 })
  expect(await screen.findByText(/^Saved at \d+:\d\d [ap]m$/)).toBeVisible()

  await userEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Messages' }))
  await screen.findByRole('heading', { level: 1, name: 'Messages' })
  await userEvent.click(screen.getByRole('link', { name: 'Write a message' }))
  expect(await screen.findByText(/You started this message earlier/)).toBeVisible()
  expect(screen.getByLabelText('Your message')).toHaveValue('Half a sen')

  await userEvent.click(screen.getByRole('button', { name: 'Start anew' }))
  expect(await screen.findByRole('heading', { name: 'What is it about?' })).toBeVisible()
  expect(draftAtServer('new')).toBeUndefined()
})

test('offline says so, and the text is still there after leaving the page and coming back', async () => {
  serverAnswers('put', `${BASE}/draft`, () => HttpResponse.error())
  await openForm()
  write('A question', 'Typed in a tunnel')
  expect(await screen.findByText(/Not saved: you are offline/)).toBeVisible()
  await userEvent.click(within(screen.getByRole('main')).getByRole('link', { name: 'Messages' }))
  await userEvent.click(await screen.findByRole('link', { name: 'Write a message' }))
  expect(await screen.findByLabelText('Your message')).toHaveValue('Typed in a tunnel')
})

test('words of an emergency are asked about first; only "all the same" sends, and marks it', async () => {
  whenSent(() => HttpResponse.json({ id: 'th-1' }, { status: 201 }))
  await openForm()
  write('Pain', 'I have chest pain since last night.')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  const asked = await screen.findByRole('alertdialog', { name: 'Is this an emergency?' })
  expect(within(asked).getByRole('link', { name: 'Call 911' })).toHaveAttribute('href', 'tel:911')
  expect(asked).toHaveTextContent('“chest pain”')
  expect(sent).toEqual([])

  await userEvent.click(within(asked).getByRole('button', { name: 'Go back' }))
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  expect(screen.getByLabelText('Your message')).toHaveValue('I have chest pain since last night.')
  expect(sent).toEqual([])

  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Send it all the same' }))
  await waitFor(() => expect(sent).toMatchObject([{ flagged: true }]))
})

test('a file that the clinic does not take says so beside its name, and stops nothing else', async () => {
  await openForm()
  const choose = screen.getByLabelText('Choose files')
  await userEvent.upload(choose, [new File(['%PDF'], 'diary.pdf', { type: 'application/pdf' })])
  expect(await screen.findByText(/Ready to send with your message/)).toBeVisible()
  fireEvent.change(choose, { target: { files: [new File(['MZ'], 'setup.exe')] } })
  const line = (await screen.findByText('setup.exe')).closest('li')
  expect(line).not.toBeNull()
  expect(await within(line as HTMLElement).findByRole('alert')).toHaveTextContent(/This kind of file is not taken/)

  write('Files', 'Here is my diary.')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('alert', { name: 'The form was not sent' })).toHaveTextContent(/not taken. Remove it/)
  await userEvent.click(screen.getByRole('button', { name: 'Remove setup.exe' }))
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('button', { name: /Save diary.pdf/ })).toBeVisible()
})

test('more than five files are left out by name', async () => {
  await openForm()
  const files = Array.from({ length: 6 }, (_, index) => new File(['x'], `page${index}.txt`, { type: 'text/plain' }))
  await userEvent.upload(screen.getByLabelText('Choose files'), files)
  expect(await screen.findByText(/At most 5 files .* page5.txt was left out/)).toBeVisible()
})

test('from whom it is hidden is part of the draft', async () => {
  await openForm()
  write('A question', 'Only for you')
  await userEvent.click(screen.getByLabelText('Hide from Lucía Ortiz'))
  await waitFor(() => expect(draftAtServer('new')?.hideFrom).toHaveLength(1), { timeout: 5000 })
})

test('somebody who acts for the patient is offered nothing to hide', async () => {
  await openApp('/p/pt-ines/messages/new', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /Bill/ }))
  await screen.findByRole('heading', { name: 'About: Bill' })
  expect(screen.queryByText('Who else may read it')).not.toBeInTheDocument()
})

test('the address says nothing of the topic, and nothing is kept in the browser', async () => {
  await openForm(/Medicine/)
  write('A question', 'May I take it with food?')
  expect(window.location.pathname + window.location.search + window.location.hash).toBe(NEW)
  expect(document.title).toBe('Keepwell')
  expect(Object.keys(localStorage)).toEqual(['keepwell.language'])
})

test('where locations have people of their own it asks which one, with the usual one chosen, and who reads it follows', async () => {
  const asked: { siteId: string | null }[] = []
  serverAnswers('post', BASE, async (request) => {
    asked.push((await request.json()) as (typeof asked)[number])
    return HttpResponse.json({ id: 'th-1' }, { status: 201 })
  })
  await openForm(/^Appointment/)
  const where = screen.getByLabelText('Which location?')
  expect(where).toHaveDisplayValue('North Street, 4 North Street')
  const readers = () => screen.getByRole('region', { name: 'Who will read it' })
  expect(readers()).toHaveTextContent('It goes to: Desk · North Street')
  await userEvent.selectOptions(where, 'Riverside')
  expect(readers()).toHaveTextContent('It goes to: Desk · Riverside')
  write('A visit', 'In May')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(asked).toMatchObject([{ siteId: 'si-river' }]))
})

test('without a location nothing is sent, and nobody is said to read it', async () => {
  whenSent(() => HttpResponse.json({ id: 'th-1' }, { status: 201 }))
  await openForm(/^Appointment/)
  await userEvent.selectOptions(screen.getByLabelText('Which location?'), 'Choose a location')
  expect(screen.queryByRole('region', { name: 'Who will read it' })).not.toBeInTheDocument()
  write('A visit', 'In May')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(screen.getByLabelText('Which location?')).toHaveAccessibleDescription(/Choose a location/)
  expect(sent).toEqual([])
})

test('nothing is asked where the same people answer for all locations', async () => {
  await openForm(/My records/)
  expect(screen.queryByLabelText('Which location?')).not.toBeInTheDocument()
})

test('whoever has a board of their own is read there, and that is said before it is sent', async () => {
  const asked: { clinicianId: string | null }[] = []
  serverAnswers('post', BASE, async (request) => {
    asked.push((await request.json()) as (typeof asked)[number])
    return HttpResponse.json({ id: 'th-1' }, { status: 201 })
  })
  await openForm()
  const readers = () => screen.getByRole('region', { name: 'Who will read it' })
  const whom = screen.getByLabelText('For whom?')
  expect(readers()).toHaveTextContent('It goes to: Nurses of North Street')
  await userEvent.selectOptions(whom, 'Dr. Lena Abara, physician')
  expect(readers()).toHaveTextContent('It goes to: Team · Dr. Lena Abara')
  expect(readers()).toHaveTextContent('Half of such messages are answered within 50 minutes')
  expect(whom).toHaveAccessibleDescription('The people named above read it.')
  await userEvent.selectOptions(whom, 'Dr. Amara Nwosu, physician')
  expect(readers()).toHaveTextContent('It goes to: Nurses of North Street')
  await userEvent.selectOptions(whom, 'Dr. Lena Abara, physician')
  write('A question', 'May I take it with food?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(asked).toMatchObject([{ clinicianId: 'cl-1', siteId: null }]))
})
