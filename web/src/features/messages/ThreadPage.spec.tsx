import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import type { Thread } from '../../lib/message-types'
import { draftAtServer } from '../../mocks/messages'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const THREAD = '/p/pt-rosa/messages/th-1'
const replies = '/api/patients/:patient/messages/:id/replies'

function write(text: string) {
  fireEvent.change(screen.getByLabelText('Your reply'), { target: { value: text } })
}

test('the inbox says what is not read in words, and reading takes the count away', async () => {
  await openApp('/p/pt-rosa/messages', 'rosa@x')
  const line = await screen.findByRole('link', { name: /Is 6\.1 something.*1 new message.*Answered/ })
  expect(screen.getAllByText('1 not read')).toHaveLength(2)
  await userEvent.click(line)
  expect(await screen.findByText(/it is fine to wait until Thursday/)).toBeVisible()
  await waitFor(() => expect(screen.queryByText('1 not read')).not.toBeInTheDocument())
})

test('says where it stands, who wrote, and who has read it', async () => {
  await openApp(THREAD, 'rosa@x')
  expect(await screen.findByText('Answered by Grace Mbeki, nurse')).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'You' })).toBeVisible()
  expect(screen.getByText(/^Read by your care team on/)).toBeVisible()
})

test('a reply is received only when the server has said so', async () => {
  serverAnswers('post', replies, () => problem(409, 'message.CLOSED'))
  await openApp(THREAD, 'rosa@x')
  await screen.findByLabelText('Your reply')
  write('Thank you')
  await userEvent.click(screen.getByRole('button', { name: 'Send the reply' }))
  expect(await screen.findByText(/closed too long ago for a reply/)).toBeVisible()
  expect(screen.getByLabelText('Your reply')).toHaveValue('Thank you')
  expect(screen.queryByText(/Your reply was received/)).not.toBeInTheDocument()
})

test('a reply that was sent is in the thread, and the box is empty', async () => {
  await openApp(THREAD, 'rosa@x')
  await screen.findByLabelText('Your reply')
  write('Thank you, until Thursday')
  await userEvent.click(screen.getByRole('button', { name: 'Send the reply' }))
  expect((await screen.findAllByText('Your reply was received.'))[0]).toBeVisible()
  expect(await screen.findByText('Thank you, until Thursday', { selector: '.said' })).toBeVisible()
  await waitFor(() => expect(screen.getByLabelText('Your reply')).toHaveValue(''))
  expect(draftAtServer('th-1')).toBeUndefined()
})

test('a reply with words of an emergency asks too', async () => {
  await openApp(THREAD, 'rosa@x')
  await screen.findByLabelText('Your reply')
  write('Now I cannot breathe')
  await userEvent.click(screen.getByRole('button', { name: 'Send the reply' }))
  expect(await screen.findByRole('alertdialog', { name: 'Is this an emergency?' })).toBeVisible()
})

test('a closed one says why it takes no reply, and offers a new message on the same topic', async () => {
  await openApp('/p/pt-rosa/messages/th-4', 'rosa@x')
  expect(await screen.findByText(/closed more than 30 days ago/)).toBeVisible()
  expect(screen.queryByLabelText('Your reply')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('link', { name: 'Write a new message on this topic' }))
  expect(await screen.findByRole('heading', { name: 'About: Bill' })).toBeVisible()
})

test('a notice says that it takes no replies', async () => {
  await openApp('/p/pt-rosa/messages/th-3', 'rosa@x')
  expect(await screen.findByText('This is a notice. It takes no replies.')).toBeVisible()
})

test('put away and brought back, and never deleted', async () => {
  await openApp(THREAD, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Put away' }))
  expect(await screen.findByText('You put this message away. It is not deleted.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Bring back' }))
  expect(await screen.findByRole('button', { name: 'Put away' })).toBeVisible()
})

test('the patient chooses who else may read it', async () => {
  await openApp(THREAD, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Who may read this' }))
  await userEvent.click(await screen.findByLabelText('Hide from Lucía Ortiz'))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Hidden from Lucía Ortiz')).toBeVisible()
})

test('what is about a request that others do not find says so, and offers no choice about it', async () => {
  await openApp('/p/pt-rosa/messages', 'rosa@x')
  const thread = (await (await fetch('/api/patients/pt-rosa/messages/th-1')).json()) as Thread
  serverAnswers('get', '/api/patients/:patient/messages/:id', () => HttpResponse.json({ ...thread, onlyPatient: true }))
  cleanup()
  await openApp(THREAD, 'rosa@x')
  expect(await screen.findByText(/a request that they do not find either/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Who may read this' })).not.toBeInTheDocument()
})

test('is kept as a text with a name that says nothing of health', async () => {
  const made: Blob[] = []
  const names: string[] = []
  URL.createObjectURL = (blob) => {
    made.push(blob as Blob)
    return 'blob:x'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await openApp(THREAD, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Save as text' }))
  expect(names).toEqual(['keepwell.txt'])
  expect(made[0]?.type).toBe('application/octet-stream')
  vi.restoreAllMocks()
})

test('search finds own messages, and an empty answer says what next', async () => {
  await openApp('/p/pt-rosa/messages', 'rosa@x')
  const field = await screen.findByLabelText('Search your messages')
  await userEvent.type(field, 'd{Enter}')
  expect(await screen.findByText('Type at least 2 letters.')).toBeVisible()
  await userEvent.type(field, 'izzy{Enter}')
  expect(await screen.findByRole('link', { name: /Dizzy since the new tablets/ })).toBeVisible()
  await userEvent.clear(field)
  await userEvent.type(field, 'zebra{Enter}')
  expect(await screen.findByText('No message has these words')).toBeVisible()
  expect(window.location.search).toBe('')
})

test('who wrote for whom is said', async () => {
  await openApp('/p/pt-rosa/messages/th-4', 'rosa@x')
  expect(await screen.findByRole('heading', { level: 2, name: / for Tomás Rey, front desk/ })).toBeVisible()
})

test('what was made of it stands between the messages in the order of time, and nothing of the words', async () => {
  const thread = (await (await fetch('/api/patients/pt-rosa/messages/th-2')).json()) as Thread
  const after = (minutes: number) => new Date(Date.parse(thread.startedAt) + minutes * 60_000).toISOString()
  const answer = {
    ...thread.messages[0],
    id: 'me-answer',
    seq: 2,
    side: 'STAFF',
    sentAt: after(30),
    body: 'We call you',
  }
  serverAnswers('get', '/api/patients/:patient/messages/th-2', () =>
    HttpResponse.json({
      ...thread,
      messages: [...thread.messages, answer],
      events: [
        { id: 'ev-2', what: 'APPOINTMENT_ARRANGED', at: after(60) },
        { id: 'ev-3', what: 'APPOINTMENT_NOT_NEEDED', at: after(70) },
        { id: 'ev-4', what: 'REFILL_ASKED', at: after(80) },
        { id: 'ev-1', what: 'APPOINTMENT_ASKED', at: after(10) },
      ],
    }),
  )
  await openApp('/p/pt-rosa/messages/th-2', 'rosa@x')
  await screen.findByText('We call you')
  const lines = [...document.querySelectorAll('ol.thread > li')].map((line) => line.textContent)
  expect(lines.map((line) => /^(Passed on|The appointment|No appointment|We asked)/.exec(line)?.[0] ?? 'said')).toEqual(
    ['said', 'Passed on', 'said', 'The appointment', 'No appointment', 'We asked'],
  )
  const times = document.querySelectorAll('ol.thread > li.event time')
  expect([...times].map((time) => time.getAttribute('datetime'))).toEqual([10, 60, 70, 80].map(after))
})
