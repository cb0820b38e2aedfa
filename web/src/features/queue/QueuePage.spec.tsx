import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { queueItem } from '../../mocks/queue'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const MINE = '/queue/mine/q-2'
const FREE = '/queue/1/q-1'

async function opened(path: string) {
  await openApp(path, 'nurse@x')
  return screen.findByPlaceholderText('Write a reply…')
}

const typed = (text: string) => fireEvent.change(screen.getByLabelText('Write a reply…'), { target: { value: text } })

test('the list tells topic, title, patient, and when it is due in words', async () => {
  await openApp('/queue/1', 'nurse@x')
  const line = await screen.findByRole('link', { name: /Dizzy since the new tablets/ })
  expect(line).toHaveTextContent(/Medicine.*2 h late.*Tobias Lindqvist.*nobody's yet.*Emergency words/)
  expect(screen.getByRole('link', { name: /Is 6\.1 something/ })).toHaveTextContent(/due in 40 min.*yours/)
  expect(screen.getByRole('link', { name: /Rash on my arm/ })).toHaveTextContent('Escalated')
})

test('an internal note is set apart and says that the patient never sees it', async () => {
  await opened(MINE)
  const note = screen.getByRole('heading', { name: /Internal note.*never shown to the patient/ })
  expect(note.closest('article')).toHaveTextContent('Fine to reassure.')
  expect(screen.getByText('Grace Mbeki has this open too.')).toBeVisible()
})

test('keys move, open, take on, and tell themselves', async () => {
  await openApp('/queue/1', 'nurse@x')
  await screen.findByRole('link', { name: /Dizzy/ })
  await screen.findByRole('button', { name: /keys/ })
  await userEvent.keyboard('j')
  expect(document.activeElement).toHaveTextContent('Dizzy')
  await userEvent.click(document.activeElement as HTMLElement)
  await screen.findByRole('button', { name: /Take it on/ })
  await userEvent.keyboard('c')
  expect(await screen.findByText('It is yours now.')).toBeInTheDocument()
  expect(await screen.findByText('Assigned to you')).toBeInTheDocument()

  await userEvent.keyboard('?')
  const keys = await screen.findByRole('dialog', { name: 'Keys' })
  for (const word of ['Escalate to a physician', 'Hand over', 'Put off', 'Write an internal note'])
    expect(keys).toHaveTextContent(word)
  await userEvent.keyboard('x')
  expect(screen.queryByText(/Why can it be closed/)).not.toBeInTheDocument()
})

test('r goes to the reply without typing an r, and Ctrl+Enter sends; then the next one opens', async () => {
  const field = await opened(MINE)
  await screen.findByRole('button', { name: /keys/ })
  await userEvent.keyboard('r')
  expect(field).toHaveFocus()
  expect(field).toHaveValue('')
  await userEvent.type(field, 'Fine to wait.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(await screen.findByText(/Your reply was sent. Next: Rash on my arm/)).toBeInTheDocument()
  expect(await screen.findByRole('heading', { level: 2, name: /Rash on my arm/ })).toBeVisible()
  const said = queueItem('q-2')?.entries.at(-1)
  expect(said).toMatchObject({ entry: 'MESSAGE', body: 'Fine to wait.\n\nIda Brandt, nurse' })
})

test('whoever answers first has taken it on', async () => {
  await opened(FREE)
  typed('Please call us.')
  await userEvent.click(screen.getByRole('button', { name: /^Send (?!later)/ }))
  await waitFor(() => expect(queueItem('q-1')?.row.answered).toBe(true))
  expect(queueItem('q-1')?.row.version).toBe(3) // claimed, then answered
})

test('somebody else was faster: says who, shows it anew, keeps the text, sends nothing', async () => {
  await opened(FREE)
  typed('Please call us.')
  const item = queueItem('q-1')
  if (!item) throw new Error('no such item')
  const grace = { name: 'Grace Mbeki', role: 'NURSE' as const, you: false }
  item.entries.push({
    entry: 'EVENT',
    id: 'ev-9',
    author: grace,
    sentAt: new Date().toISOString(),
    what: 'CLAIMED',
    to: null,
  })
  item.row = { ...item.row, version: 2, assignee: { id: 'cl-4', name: 'Grace Mbeki', you: false } }
  await userEvent.click(screen.getByRole('button', { name: /^Send (?!later)/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Grace Mbeki has changed this in the meantime')
  expect(screen.getByText('Assigned to Grace Mbeki')).toBeVisible()
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Please call us.')
  expect(item.row.answered).toBe(false)
})

test('a message that came meanwhile is shown and asked about; the text stays', async () => {
  await opened(MINE)
  typed('Fine to wait.')
  const item = queueItem('q-2')
  if (!item) throw new Error('no such item')
  item.thread.lastSeq = 2
  item.entries.push({
    entry: 'MESSAGE',
    id: 'qm-new',
    seq: 2,
    side: 'PATIENT',
    author: { name: 'Rosa Delgado Ortiz', role: 'PATIENT', you: false },
    onBehalfOf: null,
    sentAt: new Date().toISOString(),
    body: 'One more thing: I am dizzy.',
    files: [],
    readBy: [],
  })
  await userEvent.click(screen.getByRole('button', { name: /^Send (?!later)/ }))
  expect(await screen.findByText('One more thing: I am dizzy.')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent(/A new message came in the meantime, so yours was not sent/)
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Fine to wait.')
  await userEvent.click(screen.getByRole('button', { name: 'Send it as it is' }))
  await waitFor(() => expect(item.row.answered).toBe(true))
})

test('closing asks for the reason once, and the next one opens', async () => {
  await opened(MINE)
  await userEvent.keyboard('x')
  await userEvent.click(await screen.findByRole('button', { name: 'It needs no answer' }))
  expect(await screen.findByText(/Closed. Next: Rash on my arm/)).toBeInTheDocument()
  expect(queueItem('q-2')?.row.state).toBe('DONE')
})

test('handing over goes to a person or a board, with a note', async () => {
  const bodies: unknown[] = []
  serverAnswers('post', '/api/queue/:id/assign', async (request) => {
    bodies.push(await request.json())
    return HttpResponse.json({ row: queueItem('q-2')?.row })
  })
  await opened(MINE)
  await userEvent.keyboard('h')
  await userEvent.selectOptions(await screen.findByLabelText('To'), 'board:2')
  await userEvent.type(screen.getByLabelText('Note to whoever takes it'), 'about the bill')
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Hand over' }))
  await waitFor(() => expect(bodies).toEqual([{ version: 1, to: null, board: 2, note: 'about the bill' }]))
})

test('a template is filled in before it is sent', async () => {
  const field = await opened(MINE)
  await userEvent.click(screen.getByRole('button', { name: 'Template' }))
  await userEvent.click(await screen.findByRole('button', { name: /Fine to wait/ }))
  expect(field).toHaveValue('Hello Rosa Delgado Ortiz,\n\nit is fine to wait until your visit.')
})

test('a note goes to the notes, and the reply that was begun stays a reply', async () => {
  await opened(MINE)
  typed('Dear Rosa')
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }))
  const note = screen.getByRole('textbox', { name: 'Internal note' })
  expect(note).toHaveValue('')
  await userEvent.type(note, 'Ask Lena')
  await userEvent.click(screen.getByRole('button', { name: /Keep the note/ }))
  expect(await screen.findByText('Ask Lena', { selector: '.said' })).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: 'Reply to the patient' }))
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Dear Rosa')
})

test('a refused reply is told and stays', async () => {
  serverAnswers('post', '/api/queue/:id/replies', () => problem(422, 'message.TOO_LONG', { field: 'body' }))
  await opened(MINE)
  typed('Much')
  await userEvent.click(screen.getByRole('button', { name: /^Send (?!later)/ }))
  expect(await screen.findByText(/The message is too long/)).toBeVisible()
  expect(screen.queryByText(/Your reply was sent/)).not.toBeInTheDocument()
  expect(screen.getByLabelText('Write a reply…')).toHaveValue('Much')
})

test('the last one done says that nothing waits', async () => {
  serverAnswers('get', '/api/queue', () => HttpResponse.json({ items: [queueItem('q-2')?.row], next: null }))
  await opened(MINE)
  await userEvent.keyboard('x')
  await userEvent.click(await screen.findByRole('button', { name: 'It is answered' }))
  expect(await screen.findByText(/Closed. Nothing else waits here./)).toBeInTheDocument()
})

test('an answer leaves later: it is shown with its time, and taken back to be changed', async () => {
  await opened(MINE)
  typed('Come on Thursday')
  await userEvent.selectOptions(screen.getByLabelText('For a colleague'), 'Dr. Lena Abara, physician')
  await userEvent.click(screen.getByRole('button', { name: 'Send later…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Send later' })
  await userEvent.click(within(sheet).getByRole('button', { name: /Tomorrow morning/ }))
  await waitFor(() => expect(queueItem('q-2')?.thread.waiting).toHaveLength(1))
  expect(queueItem('q-2')?.row.answered).toBe(false)
  expect(queueItem('q-2')?.thread.waiting[0]).toMatchObject({ behalfOf: 'cl-1' })
})

test('what waits says when it leaves and for whom, and its text comes back into the box', async () => {
  const item = queueItem('q-2')
  if (!item) throw new Error('no such item')
  const me = { name: 'Ida Brandt', role: 'NURSE' as const, you: true }
  const rest = { topic: 'RESULT' as const, subject: '', files: 0, attached: [], close: false, oneWay: false }
  const sendAt = new Date(Date.now() + 86_400_000).toISOString()
  const waits = {
    id: 'la-1',
    author: me,
    onBehalfOf: 'Dr. Lena Abara',
    behalfOf: 'cl-1',
    sendAt,
    body: 'Come',
    heldBecause: null,
    ...rest,
  }
  item.thread.waiting = [waits, { ...waits, id: 'la-2', body: 'Held words', heldBecause: 'PATIENT_WROTE' }]
  await opened(MINE)
  const list = screen.getByRole('region', { name: 'What leaves later' })
  expect(list).toHaveTextContent(/Leaves on .*on behalf of Dr. Lena Abara/)
  expect(list).toHaveTextContent('Not sent: the patient wrote since')
  await userEvent.click(within(list).getAllByRole('button', { name: 'Change' })[0] as HTMLElement)
  await waitFor(() => expect(screen.getByLabelText('Write a reply…')).toHaveValue('Come'))
  expect(queueItem('q-2')?.thread.waiting).toHaveLength(2)
  expect(screen.getByLabelText('For a colleague')).toHaveValue('cl-1')
})
