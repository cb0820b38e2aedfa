import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { refillItem } from '../../../mocks/refillQueue'
import { openApp } from '../../../test/app'
import { problem, serverAnswers } from '../../../test/server'

const LISINOPRIL = '/queue/1/rq-1'
const BY_PHARMACY = '/queue/1/rq-2'
const CONTROLLED = '/queue/1/rq-3'

async function opened(path: string, as = 'nurse@x') {
  await openApp(path, as)
  await screen.findByRole('heading', { level: 3, name: 'Decision' })
}

const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

/** Notes what is decided, and then answers so. */
function whenDecided(verb: string, answer: () => Response) {
  const bodies: unknown[] = []
  serverAnswers('post', `/api/queue/:id/refill/${verb}`, async (request) => {
    bodies.push(await request.json())
    return answer()
  })
  return bodies
}

test('shows request, facts with dates, and each condition of the protocol in words', async () => {
  await opened(BY_PHARMACY)
  expect(screen.getByText('Asked by the pharmacy')).toBeVisible()
  expect(screen.getByText('Potassium: 5.6 mmol/L, 2 November')).toBeVisible()
  expect(screen.getByText(/potassium may rise/)).toBeVisible()
  const check = within(screen.getByRole('region', { name: 'Protocol: High blood pressure' }))
  const lines = check.getAllByRole('listitem').map((line) => line.textContent)
  expect(lines).toEqual([
    'Seen at the clinic in the last 12 months14 AugustMet',
    'Potassium within 3.5 to 5.0 in the last 12 months5.6 mmol/L · 2 NovemberNot met',
  ])
})

test('what may not be approved offers no way to, and says why; a message box is nowhere', async () => {
  await opened(BY_PHARMACY)
  expect(screen.getByText(/The protocol does not allow it: a physician must decide/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Approve/ })).not.toBeInTheDocument()
  expect(screen.queryByLabelText('Quantity')).not.toBeInTheDocument()
  expect(screen.queryByPlaceholderText('Write a reply…')).not.toBeInTheDocument()
  await userEvent.keyboard('a')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a and enter approve as prefilled, asked once, and the next one opens', async () => {
  const bodies = whenDecided('approve', () => HttpResponse.json({ row: refillItem('rq-1')?.row }))
  await opened(LISINOPRIL)
  await userEvent.keyboard('a')
  const sheet = await screen.findByRole('dialog', { name: 'Approve this refill?' })
  expect(sheet).toHaveTextContent('30 tablet(s), 30 days, then 2 more refills')
  expect(sheet).toHaveTextContent('As in the last prescription.')
  expect(bodies).toEqual([])
  await waitFor(() => expect(within(sheet).getByRole('button', { name: 'Approve' })).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText(/^Approved\. Next: /)).toBeInTheDocument()
  expect(bodies).toMatchObject([{ version: 1, decision: { quantity: '30', refills: 2, pharmacyId: 'ph-1' } }])
})

test('a changed decision is told as a change before it is sent', async () => {
  await opened(LISINOPRIL)
  fill('Refills after this one', '1')
  await userEvent.selectOptions(screen.getByLabelText('Unit'), 'capsule(s)')
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet).toHaveTextContent('Changed from the last prescription: Unit, Refills after this one.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Approve' }))
  await waitFor(() => expect(refillItem('rq-1')?.refill?.state).toBe('CHANGED'))
})

test('what is wrong is told beside its field, the limits of the protocol too, and nothing is asked', async () => {
  await opened(LISINOPRIL)
  fill('Quantity', 'many')
  fill("Days' supply", '120')
  fill('Refills after this one', '12')
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  expect(await screen.findByRole('alert')).toHaveFocus()
  expect(screen.getByLabelText('Refills after this one')).toHaveAccessibleDescription('Write a whole number, 0 to 11.')
  expect(screen.getByLabelText('Quantity')).toHaveAccessibleDescription(/number above 0/)
  expect(screen.getByLabelText("Days' supply")).toHaveAccessibleDescription('More than the protocol allows (90).')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a physician is not bound by the protocol', async () => {
  await opened(LISINOPRIL, 'doctor@x')
  fill("Days' supply", '120')
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  expect(await screen.findByRole('dialog')).toHaveTextContent('120 days')
})

test('somebody else was faster: says who, decides nothing, keeps the form', async () => {
  await opened(LISINOPRIL)
  fill('Instructions on the label', 'Take 1 tablet at night')
  const item = refillItem('rq-1')
  if (!item) throw new Error('no such item')
  item.row = { ...item.row, version: 2, assignee: { id: 'cl-4', name: 'Grace Mbeki', you: false } }
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }))
  const sheet = await screen.findByRole('dialog')
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Grace Mbeki has changed this in the meantime')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Close' }))
  expect(screen.getByText('Assigned to Grace Mbeki')).toBeVisible()
  expect(screen.getByLabelText('Instructions on the label')).toHaveValue('Take 1 tablet at night')
  expect(item.refill?.state).toBe('SENT')
  expect(screen.queryByText(/^Approved\./)).not.toBeInTheDocument()
})

test('what was decided already is shown as decided, and never said to be approved by the viewer', async () => {
  await opened(LISINOPRIL)
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  whenDecided('approve', () => {
    item.refill = item.refill && { ...item.refill, state: 'DENIED' }
    return problem(409, 'refill.DECIDED')
  })
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }))
  expect(await screen.findByText('Decided: Not approved')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('This request was decided already')
  expect(screen.queryByText(/^Approved\./)).not.toBeInTheDocument()
})

test('denying needs a reason, and words where no reason fits; a refusal keeps both', async () => {
  const bodies = whenDecided('deny', () => problem(403, 'refill.PRESCRIBER_ONLY'))
  await opened(LISINOPRIL)
  await userEvent.keyboard('d')
  const sheet = within(await screen.findByRole('dialog', { name: 'Deny this refill' }))
  const deny = sheet.getByRole('button', { name: 'Deny' })
  await userEvent.click(deny)
  await userEvent.selectOptions(sheet.getByLabelText('Reason, as the patient reads it'), 'OTHER')
  await userEvent.click(deny)
  expect(sheet.getByLabelText('Words to the patient')).toHaveAccessibleDescription(/Say why/)
  expect(bodies).toEqual([])
  await userEvent.type(sheet.getByLabelText('Words to the patient'), 'Call us')
  await userEvent.click(deny)
  expect(await sheet.findByRole('alert')).toHaveTextContent('Only a physician can decide this')
  expect(sheet.getByLabelText('Words to the patient')).toHaveValue('Call us')
  expect(bodies).toEqual([{ version: 1, reason: 'OTHER', words: 'Call us' }])
})

test('v asks for a visit, with words', async () => {
  const bodies = whenDecided('needs-visit', () => HttpResponse.json({ row: refillItem('rq-1')?.row }))
  await opened(LISINOPRIL)
  await userEvent.keyboard('v')
  const sheet = within(await screen.findByRole('dialog', { name: 'Needs a visit' }))
  await userEvent.type(sheet.getByLabelText('Words to the patient'), 'It is a year')
  await userEvent.click(sheet.getByRole('button', { name: 'Needs a visit' }))
  await waitFor(() => expect(bodies).toEqual([{ version: 1, words: 'It is a year' }]))
})

test('after a visit was wanted the item is done, and can still be decided or reopened', async () => {
  await opened(LISINOPRIL)
  await userEvent.click(screen.getByRole('button', { name: /^Needs a visit/ }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Needs a visit' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Needs a visit' }))
  await waitFor(() => expect(refillItem('rq-1')?.row.state).toBe('DONE'))
  cleanup()
  await opened(LISINOPRIL)
  expect(await screen.findByText(/The patient was asked for a visit/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Open again/ })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Put off/ })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^Approve/ }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }))
  await waitFor(() => expect(refillItem('rq-1')?.refill?.state).toBe('APPROVED'))
})

test('what is decided and done has no key that moves it', async () => {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  item.refill = { ...item.refill, state: 'APPROVED' }
  item.row = { ...item.row, state: 'DONE' }
  await opened(LISINOPRIL)
  await screen.findByRole('button', { name: /keys/ })
  await userEvent.keyboard('ehsadvx')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await userEvent.keyboard('co')
  expect(item.row.assignee).toBeNull()
  expect(refillItem('rq-1')?.row.state).toBe('DONE')
})

test('what a pharmacy has is called back, asked once, and the answer is shown', async () => {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  const order = {
    id: 'or-2',
    toCall: false,
    sentAt: '2026-11-20T15:00:00Z',
    state: 'OUT' as const,
    current: true,
    pharmacy: null,
  }
  item.refill = { ...item.refill, state: 'AT_PHARMACY', pharmacyState: 'CONFIRMED', mayCallBack: true, orders: [order] }
  item.row = { ...item.row, state: 'DONE' }
  await opened(LISINOPRIL)
  await userEvent.click(screen.getByRole('button', { name: 'Call it back' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Call this prescription back?' }))
  expect(refillItem('rq-1')?.refill?.pharmacyState).toBe('CONFIRMED')
  await userEvent.click(sheet.getByRole('button', { name: 'Call it back' }))
  expect(await screen.findByText(/It is being called back/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Call it back' })).not.toBeInTheDocument()
})

test('a decided one that came back says why, and is closed', async () => {
  const item = refillItem('rq-1')
  if (!item?.refill) throw new Error('no such item')
  const order = {
    id: 'or-2',
    toCall: false,
    sentAt: '2026-11-20T15:00:00Z',
    state: 'FILLED_ALL_THE_SAME' as const,
    current: false,
    pharmacy: null,
  }
  item.refill = { ...item.refill, state: 'DENIED', orders: [order] }
  await opened(LISINOPRIL)
  expect(screen.getByText(/the pharmacy says that it filled it, though/)).toBeVisible()
  await userEvent.keyboard('x')
  expect(await screen.findByRole('dialog')).toBeVisible()
})

test('what the patient says stands beside what the record says', async () => {
  await opened(LISINOPRIL)
  expect(screen.getByText(/Ibuprofen/).closest('li')).toHaveTextContent('200 mg · daily · nobody has answered yet')
})

test('a controlled one is only put on paper, and only by a physician', async () => {
  await opened(CONTROLLED, 'doctor@x')
  expect(screen.queryByRole('button', { name: /^Approve/ })).not.toBeInTheDocument()
  await userEvent.keyboard('p')
  const sheet = within(await screen.findByRole('dialog', { name: 'On paper' }))
  expect(sheet.getByText(/Nothing is sent to the pharmacy from here/)).toBeVisible()
  await userEvent.type(sheet.getByLabelText('6-digit code'), '123456')
  await userEvent.click(sheet.getByRole('button', { name: 'It is on paper' }))
  await waitFor(() => expect(refillItem('rq-3')?.row.state).toBe('DONE'))
})

test('a nurse is not offered to put a controlled one on paper', async () => {
  await opened(CONTROLLED)
  expect(screen.queryByRole('button', { name: /^On paper/ })).not.toBeInTheDocument()
  expect(screen.getByText(/A controlled medicine is never sent from here/)).toBeVisible()
})

test('what only a physician decides offers a nurse no verb and no key for one', async () => {
  const item = refillItem('rq-3')
  if (!item?.refill) throw new Error('no such item')
  item.refill = { ...item.refill, mayDecline: false, whyNot: 'PRESCRIBER_ONLY' }
  await opened(CONTROLLED)
  expect(screen.getByText(/Only a physician decides this one/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^(Deny|Needs a visit)/ })).not.toBeInTheDocument()
  await userEvent.keyboard('dv')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^Escalate/ }))
  expect(await screen.findByRole('dialog')).toBeVisible()
})

test('notes and taking on stay', async () => {
  await opened(LISINOPRIL)
  await userEvent.type(screen.getByLabelText('Internal note'), 'Asked Lena')
  await userEvent.click(screen.getByRole('button', { name: /Keep the note/ }))
  expect(await screen.findByText('Asked Lena', { selector: '.said' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Take it on/ }))
  expect(await screen.findByText('Assigned to you')).toBeVisible()
  expect(screen.getByRole('button', { name: /^Put off/ })).toBeVisible()
})

test('q asks the patient: what was typed stays when it fails, the same words go under one key, and nothing is decided', async () => {
  const bodies: { sendKey: string }[] = []
  let fails = true
  serverAnswers('post', '/api/queue/:id/refill/ask', async (request) => {
    bodies.push((await request.json()) as { sendKey: string })
    const item = refillItem('rq-1')
    if (fails || !item?.refill) return problem(503, 'server.ERROR')
    item.refill = { ...item.refill, questionAt: '2026-11-20T10:00:00Z' }
    return HttpResponse.json({ row: item.row })
  })
  await opened(LISINOPRIL)
  expect(screen.queryByText(/was asked about it/)).not.toBeInTheDocument()
  await userEvent.keyboard('q')
  const sheet = within(await screen.findByRole('dialog', { name: 'Ask the patient about this request' }))
  const send = sheet.getByRole('button', { name: 'Send the question' })
  await userEvent.click(send)
  expect(sheet.getByLabelText('Your question')).toHaveAccessibleDescription(/empty/)
  expect(bodies).toEqual([])
  await userEvent.type(sheet.getByLabelText('Your question'), 'Which dose?')
  await userEvent.click(send)
  expect(await sheet.findByRole('alert')).toBeVisible()
  expect(sheet.getByLabelText('Your question')).toHaveValue('Which dose?')
  fails = false
  await userEvent.click(send)
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toMatchObject([
    { version: 1, body: 'Which dose?' },
    { version: 1, body: 'Which dose?' },
  ])
  expect(bodies[0]?.sendKey).toBe(bodies[1]?.sendKey)
  expect(await screen.findByText(/The patient was asked about it, /)).toBeVisible()
  expect(screen.getByRole('heading', { level: 3, name: 'Decision' })).toBeVisible()
  expect(refillItem('rq-1')?.refill?.state).toBe('SENT')
})

test('a nurse may ask about a controlled one, which she does not decide; nobody asks about what a pharmacy wants changed', async () => {
  const controlled = refillItem('rq-3')
  if (!controlled?.refill) throw new Error('no such item')
  controlled.refill = { ...controlled.refill, mayDecline: false }
  await opened(CONTROLLED)
  expect(screen.getByRole('button', { name: /^Ask the patient/ })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Deny/ })).not.toBeInTheDocument()
  cleanup()
  await opened('/queue/1/rq-4', 'doctor@x')
  expect(screen.getByRole('button', { name: /^Deny/ })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Ask the patient/ })).not.toBeInTheDocument()
})
