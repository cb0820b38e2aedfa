import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Draft, Thread } from '../../lib/message-types'
import { draftAtServer, receive, resetMessages } from '../../mocks/messages'
import { openApp } from '../../test/app'
import { FakeEventSource } from '../../test/eventSource'
import { problem, serverAnswers } from '../../test/server'

const NEW = '/p/pt-rosa/messages/new'
const THREAD = '/p/pt-rosa/messages/th-1'
const BASE = '/api/patients/:patient/messages'

beforeEach(async () => {
  // The page of the test before saves its draft when it is left, which must not be the draft of this one.
  await new Promise((done) => setTimeout(done, 150))
  resetMessages()
})

/** A file that is on its way until it is let through. */
function slowUpload() {
  let arrive = () => undefined as void
  const there = new Promise<void>((done) => (arrive = done))
  serverAnswers('post', `${BASE}/files`, async (request) => {
    await there
    return receive(request)
  })
  return () => arrive()
}

async function typesDuringAnUpload(label: string) {
  const arrive = slowUpload()
  const file = new File(['%PDF'], 'diary.pdf', { type: 'application/pdf' })
  fireEvent.change(screen.getByLabelText('Choose files'), { target: { files: [file] } })
  await screen.findByText('diary.pdf')
  fireEvent.change(screen.getByLabelText(label), { target: { value: 'Typed while it was on its way' } })
  arrive()
  await screen.findByText(/Ready to send with your message/)
  expect(screen.getByLabelText(label)).toHaveValue('Typed while it was on its way')
}

test('what is typed into a new message while a file is on its way stays, there and at the clinic', async () => {
  await openApp(NEW, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /Medical question/ }))
  await screen.findByRole('heading', { name: /^About:/ })
  await typesDuringAnUpload('Your message')
  await waitFor(() => expect(draftAtServer('new')?.files).toHaveLength(1), { timeout: 5000 })
  expect(draftAtServer('new')?.body).toBe('Typed while it was on its way')
})

test('the same of a reply', async () => {
  await openApp(THREAD, 'rosa@x')
  await screen.findByLabelText('Your reply')
  await typesDuringAnUpload('Your reply')
  await waitFor(() => expect(draftAtServer('th-1')?.files).toHaveLength(1), { timeout: 5000 })
  expect(draftAtServer('th-1')?.body).toBe('Typed while it was on its way')
})

const kept: Draft = {
  topic: null,
  siteId: null,
  clinicianId: null,
  subject: '',
  body: 'Half a reply',
  files: [],
  hideFrom: [],
  savedAt: '2026-11-01T10:00:00Z',
}

test('a draft that could not be loaded is not written over: it says so and tries again', async () => {
  const down = vi.fn(() => problem(503, 'server.BUSY'))
  serverAnswers('get', `${BASE}/th-1/draft`, down)
  await openApp(THREAD, 'rosa@x')
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.queryByLabelText('Your reply')).not.toBeInTheDocument()
  serverAnswers('get', `${BASE}/th-1/draft`, () => HttpResponse.json({ draft: kept }))
  await userEvent.click(again)
  expect(await screen.findByLabelText('Your reply')).toHaveValue('Half a reply')
})

test('a message that was meant for somebody who left says so, and goes to the care team', async () => {
  const draft = { ...kept, topic: 'MEDICAL', subject: 'A question', clinicianId: 'cl-gone' }
  serverAnswers('get', `${BASE}/draft`, () => HttpResponse.json({ draft }))
  const sent: { clinicianId: string | null }[] = []
  serverAnswers('post', BASE, async (request) => {
    sent.push((await request.json()) as (typeof sent)[number])
    return HttpResponse.json({ id: 'th-1' }, { status: 201 })
  })
  await openApp(NEW, 'rosa@x')
  expect(await screen.findByText(/can no longer be chosen/)).toBeVisible()
  expect(screen.getByLabelText('For whom?')).toHaveDisplayValue('Anyone on my care team')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent).toMatchObject([{ clinicianId: null }]))
})

test('a conversation says that the one it is meant for left', async () => {
  const thread = (await (await fetch('/api/patients/pt-rosa/messages/th-2')).json()) as Thread
  serverAnswers('get', `${BASE}/th-2`, () => HttpResponse.json({ ...thread, clinicianHere: false }))
  await openApp('/p/pt-rosa/messages/th-2', 'rosa@x')
  expect(
    await screen.findByText(/Dr. Lena Abara, physician, who is no longer here. The whole group reads/),
  ).toBeVisible()
})

test('of many readers it says how many are not named', async () => {
  await openApp(NEW, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /Medical question/ }))
  const readers = await screen.findByRole('region', { name: 'Who will read it' })
  expect(within(readers).getByText('and 3 more')).toBeVisible()
})

test('a letter outside of the common ones counts as one', async () => {
  await openApp(THREAD, 'rosa@x')
  const field = await screen.findByLabelText('Your reply')
  fireEvent.change(field, { target: { value: '💊'.repeat(19_990) } })
  expect(screen.getByText('10 characters left')).toBeVisible()
})

test('an answer that appears while the page is open is read once somebody shows that they are there', async () => {
  const thread = (await (await fetch('/api/patients/pt-rosa/messages/th-2')).json()) as Thread
  const answer = { ...thread.messages[0], id: 'me-new', seq: 2, side: 'STAFF', body: 'It is fine' }
  const read: boolean[] = []
  let messages = thread.messages as unknown[]
  serverAnswers('get', `${BASE}/th-2`, (request) => {
    read.push(!request.headers.has('X-Keepwell-Background'))
    return HttpResponse.json({ ...thread, messages })
  })
  await openApp('/p/pt-rosa/messages/th-2', 'rosa@x')
  await screen.findByText(/I feel a little dizzy/)
  read.length = 0
  messages = [...messages, answer]
  FakeEventSource.made.at(-1)?.onmessage?.({ data: 'messages' })
  expect(await screen.findByText('It is fine')).toBeVisible()
  expect(read).toEqual([false])
  fireEvent.pointerDown(document.body)
  await waitFor(() => expect(read).toEqual([false, true]))
  fireEvent.pointerDown(document.body)
  await new Promise((done) => setTimeout(done, 50))
  expect(read).toEqual([false, true])
})
