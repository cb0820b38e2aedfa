import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import type { ItemAnswer, Waiting } from '../../lib/message-types'
import { receive } from '../../mocks/messages'
import { answerDraft, queueItem } from '../../mocks/queue'
import { openApp } from '../../test/app'
import { FakeEventSource } from '../../test/eventSource'
import { problem, serverAnswers } from '../../test/server'
import { nextTime } from './useWhenDue'

const MINE = '/queue/mine/q-2'

async function opened(path = MINE) {
  await openApp(path, 'nurse@x')
  return screen.findByPlaceholderText('Write a reply…')
}

function item(id = 'q-2') {
  const one = queueItem(id)
  if (!one) throw new Error('no such item')
  return one
}

const typed = (text: string) => fireEvent.change(screen.getByLabelText('Write a reply…'), { target: { value: text } })
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

function waits(more: Partial<Waiting> = {}): Waiting {
  const one: Waiting = {
    id: 'la-1',
    author: { name: 'Ida Brandt', role: 'NURSE', you: true },
    onBehalfOf: 'Dr. Lena Abara',
    behalfOf: 'cl-1',
    sendAt: tomorrow(),
    topic: 'RESULT',
    subject: '',
    body: 'Come on Thursday',
    files: 1,
    attached: [{ id: 'fi-plan', name: 'plan.pdf', type: 'PDF', bytes: 2048 }],
    close: true,
    oneWay: false,
    heldBecause: null,
    ...more,
  }
  item().thread.waiting = [one]
  return one
}

/** The first try finds a message that the writer had not seen. */
function meanwhile(path: string) {
  const bodies: unknown[] = []
  serverAnswers('post', path, async (request) => {
    bodies.push(await request.json())
    return bodies.length === 1
      ? problem(409, 'queue.ANSWERED_MEANWHILE')
      : HttpResponse.json({ row: item().row }, { status: 201 })
  })
  return bodies
}

test('after a message that came meanwhile, what was to leave later still leaves later', async () => {
  const bodies = meanwhile('/api/queue/:id/later')
  await opened()
  typed('Come on Thursday')
  await press('Send later…')
  const sheet = await screen.findByRole('dialog', { name: 'Send later' })
  await userEvent.click(within(sheet).getByRole('button', { name: /Tomorrow morning/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Send it as it is' }))
  await waitFor(() => expect(bodies).toHaveLength(2))
  const [first, second] = bodies as { sendAt: string }[]
  expect(second?.sendAt).toBe(first?.sendAt)
})

test('after a message that came meanwhile, what was to close it still closes it', async () => {
  const bodies = meanwhile('/api/queue/:id/replies')
  await opened()
  typed('Fine to wait')
  await press('Send and close')
  await userEvent.click(await screen.findByRole('button', { name: 'Send it as it is' }))
  await waitFor(() => expect(bodies).toMatchObject([{ close: true }, { close: true }]))
})

test('what is typed while a file is on its way stays; files, colleague and note are part of the draft', async () => {
  let arrive = () => undefined as void
  const there = new Promise<void>((done) => (arrive = done))
  serverAnswers('post', '/api/queue/:id/files', async (request) => {
    await there
    return receive(request)
  })
  await opened()
  const file = new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' })
  fireEvent.change(screen.getByLabelText('Choose files'), { target: { files: [file] } })
  await screen.findByText('plan.pdf')
  typed('Typed while it was on its way')
  await userEvent.selectOptions(screen.getByLabelText('For a colleague'), 'cl-1')
  arrive()
  await screen.findByText(/Ready to send with your message/)
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Typed while it was on its way')
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Internal note' }), { target: { value: 'Ask Lena' } })
  await waitFor(() => expect(answerDraft('q-2')?.note).toBe('Ask Lena'), { timeout: 5000 })
  expect(answerDraft('q-2')).toMatchObject({
    body: 'Typed while it was on its way',
    behalfOf: 'cl-1',
    files: [{ name: 'plan.pdf' }],
  })
})

test('a draft comes back with its files, its colleague and its note', async () => {
  const draft = { body: 'Half a', files: waits().attached, behalfOf: 'cl-4', note: 'Ask Lena', changes: null }
  serverAnswers('get', '/api/queue/q-2/draft', () => HttpResponse.json({ draft: { ...draft, savedAt: tomorrow() } }))
  expect(await opened()).toHaveValue('Half a')
  expect(screen.getByText('plan.pdf')).toBeVisible()
  expect(screen.getByLabelText('For a colleague')).toHaveValue('cl-4')
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }))
  expect(screen.getByRole('textbox', { name: 'Internal note' })).toHaveValue('Ask Lena')
})

test('a draft that could not be loaded is not written over', async () => {
  serverAnswers('get', '/api/queue/q-2/draft', () => problem(503, 'server.BUSY'))
  await openApp(MINE, 'nurse@x')
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible()
  expect(screen.queryByPlaceholderText('Write a reply…')).not.toBeInTheDocument()
})

test('what leaves later is changed in one step, with its files, its colleague, its time and that it closes', async () => {
  const one = waits()
  const bodies: unknown[] = []
  serverAnswers('put', '/api/queue/:id/later/la-1', async (request) => {
    bodies.push(await request.json())
    return HttpResponse.json({ row: item().row })
  })
  await opened()
  await press('Change')
  expect(screen.getByText(/You are changing what leaves on .*It closes the conversation/)).toBeVisible()
  expect(screen.getByText('plan.pdf')).toBeVisible()
  expect(item().thread.waiting).toHaveLength(1)
  typed('Come on Friday')
  await press(/^Save the change/)
  await waitFor(() => expect(bodies).toHaveLength(1))
  expect(bodies[0]).toMatchObject({
    sendAt: one.sendAt,
    answer: { body: 'Come on Friday\n\nIda Brandt, nurse', files: ['fi-plan'], close: true, behalfOf: 'cl-1' },
  })
})

test('changing what waits asks before it takes the place of what was begun', async () => {
  waits()
  await opened()
  typed('Something else that I had begun')
  await press('Change')
  const asked = await screen.findByRole('alertdialog', { name: 'Put another text in its place?' })
  await userEvent.click(within(asked).getByRole('button', { name: 'Keep what I wrote' }))
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Something else that I had begun')
  await press('Change')
  await userEvent.click(await screen.findByRole('button', { name: 'Replace it' }))
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Come on Thursday')
  await press('Leave it as it was')
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('')
  expect(item().thread.waiting).toHaveLength(1)
})

test('what left while it was being changed is told, and the text stays', async () => {
  waits()
  await opened()
  await press('Change')
  typed('Come on Friday')
  item().thread.waiting = []
  await press(/^Save the change/)
  expect(await screen.findByText(/has left or was taken back/)).toBeVisible()
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Come on Friday')
})

test('what was held is sent now after it was changed, and not twice', async () => {
  waits({ heldBecause: 'PATIENT_WROTE', close: false })
  await opened()
  await press('Change')
  expect(screen.getByText(/You are changing what was not sent/)).toBeVisible()
  await press(/^Send(?! later)/)
  await waitFor(() => expect(item().row.answered).toBe(true))
  expect(item().thread.waiting).toEqual([])
})

test('what is done is answered without being claimed, and has no key for claiming', async () => {
  item('q-4').row = { ...item('q-4').row, state: 'DONE' }
  await opened('/queue/1/q-4')
  await userEvent.keyboard('c')
  expect(item('q-4').row.assignee).toBeNull()
  typed('One more thing')
  await press(/^Send (?!later)/)
  await waitFor(() => expect(item('q-4').row.answered).toBe(true))
  expect(item('q-4').row.version).toBe(2) // answered, not claimed before
})

test('a notice can be gone on with by those who wrote it, and says that the patient cannot reply', async () => {
  item().thread.oneWay = true
  await opened()
  expect(screen.getByRole('radio', { name: 'Reply to the patient' })).toBeEnabled()
  expect(screen.getByText(/reads what you write and cannot reply/)).toBeVisible()
})

test('a note that was refused stays in its sheet; escape asks before it is lost', async () => {
  serverAnswers('post', '/api/queue/:id/escalate', () => problem(422, 'queue.NO_SUCH_PERSON'))
  await opened()
  await userEvent.keyboard('e')
  const sheet = await screen.findByRole('dialog', { name: 'Escalate to a physician' })
  await userEvent.selectOptions(within(sheet).getByLabelText('Physician'), 'cl-1')
  const note = within(sheet).getByLabelText(/What the physician needs/)
  await userEvent.type(note, 'A long story')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Escalate to a physician' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent(/cannot take it/)
  expect(note).toHaveValue('A long story')
  await userEvent.keyboard('{Escape}')
  const asked = await screen.findByRole('alertdialog', { name: 'Throw away what you typed?' })
  await userEvent.click(within(asked).getByRole('button', { name: 'Go on writing' }))
  expect(note).toHaveValue('A long story')
})

test('an item says for whom it is meant, and that they left', async () => {
  item().thread.clinician = { id: 'cl-2', name: 'Ida Brandt', here: true, you: true }
  item('q-1').thread.clinician = { id: 'cl-9', name: 'Dr. Gone', here: false, you: false }
  await opened()
  expect(screen.getByText('Meant for you')).toBeVisible()
  cleanup()
  await openApp('/queue/1/q-1', 'nurse@x')
  expect(await screen.findByText(/For Dr. Gone, who is no longer here/)).toBeVisible()
})

test('the list says for whom something is meant', async () => {
  item('q-1').row = { ...item('q-1').row, meantFor: { id: 'cl-1', name: 'Dr. Lena Abara', you: false } }
  item('q-3').row = { ...item('q-3').row, meantFor: { id: 'cl-2', name: 'Ida Brandt', you: true } }
  await openApp('/queue/1', 'nurse@x')
  expect(await screen.findByRole('link', { name: /Dizzy/ })).toHaveTextContent('Meant for Dr. Lena Abara')
  expect(screen.getByRole('link', { name: /Rash on my arm/ })).toHaveTextContent('Meant for you')
})

test('staff have read what came while the item was open once they show that they are there', async () => {
  const read: boolean[] = []
  const answer = (await (await fetch('/api/queue/q-2')).json()) as ItemAnswer
  let messages = answer.thread?.messages ?? []
  serverAnswers('get', '/api/queue/q-2', (request) => {
    read.push(!request.headers.has('X-Keepwell-Background'))
    return HttpResponse.json({ ...answer, thread: { ...answer.thread, messages } })
  })
  await opened()
  read.length = 0
  messages = messages.flatMap((one) => [one, { ...one, id: 'qm-new', seq: 2, body: 'One more thing' }])
  FakeEventSource.made.at(-1)?.onmessage?.({ data: 'queue' })
  expect(await screen.findByText('One more thing')).toBeVisible()
  expect(read).toEqual([false])
  fireEvent.pointerDown(document.body)
  await waitFor(() => expect(read).toEqual([false, true]))
})

test('a text to several asks before it is lost', async () => {
  await openApp('/queue/1', 'nurse@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Write to several…' }))
  for (const tick of screen.getAllByRole('checkbox')) await userEvent.click(tick)
  await userEvent.click(screen.getByRole('button', { name: /^Write to \d/ }))
  const sheet = await screen.findByRole('dialog', { name: /^Write to/ })
  await userEvent.type(within(sheet).getByLabelText('Your letter'), 'Dear all')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Go on writing' }))
  expect(within(sheet).getByLabelText('Your letter')).toHaveValue('Dear all')
})

test('more that could not be shown is told', async () => {
  serverAnswers('get', '/api/queue', (request) =>
    new URL(request.url).searchParams.has('cursor')
      ? problem(503, 'server.BUSY')
      : HttpResponse.json({ items: [item().row], next: 'more' }),
  )
  await openApp('/queue/1', 'nurse@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('alert')).toBeVisible()
})

test('the front desk is offered no topics about health', async () => {
  await openApp('/queue/2', 'desk@x')
  const topics = await screen.findByLabelText('Topic')
  expect(within(topics).queryByRole('option', { name: /Medic/ })).not.toBeInTheDocument()
  expect(within(topics).getByRole('option', { name: 'Appointment' })).toBeInTheDocument()
})

test('the next time at which something happens by itself', () => {
  const now = new Date('2026-11-01T12:00:00Z')
  const row = { ...item().row, snoozedUntil: null }
  const late = { ...row, dueAt: '2026-11-01T11:00:00Z' }
  const soon = { ...row, dueAt: '2026-11-01T13:00:00Z' }
  expect(nextTime([late], now)).toBeNull()
  expect(nextTime([late, soon], now)).toBe(Date.parse(soon.dueAt))
  expect(nextTime([{ ...late, snoozedUntil: '2026-11-01T12:30:00Z' }, soon], now)).toBe(
    Date.parse('2026-11-01T12:30:00Z'),
  )
})
