import { act, screen, waitFor, within, cleanup } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { Texts } from '../../lib/i18n'
import type { Refill, RefillState } from '../../lib/refill-types'
import { refillAtServer } from '../../mocks/refills'
import { openApp } from '../../test/app'
import { FakeEventSource } from '../../test/eventSource'
import { problem, serverAnswers } from '../../test/server'
import { nextText, trackOf } from './sentences'

const PAGE = '/p/pt-rosa/refills'
const t: Texts = (key, values) => i18next.t(key, values ?? {})

async function card(name: RegExp) {
  const heading = await screen.findAllByRole('heading', { level: 3, name })
  return within(heading[0]?.closest('article') as HTMLElement)
}

test('tells how far a request is, step by step and in words', async () => {
  await openApp(PAGE, 'rosa@x')
  const lisinopril = await card(/Lisinopril/)
  const steps = within(lisinopril.getByRole('list', { name: 'Where it stands' })).getAllByRole('listitem')
  expect(steps.map((step) => step.textContent)).toEqual([
    'Sent, done',
    'Approved, done',
    'At the pharmacy, it is here now',
    'Ready, still to come',
  ])
  expect(lisinopril.getByText('The pharmacy has it. They make it ready for you now.')).toBeVisible()
  expect(lisinopril.getByRole('link', { name: '(312) 555-0141' })).toHaveAttribute('href', 'tel:3125550141')
})

test('a denied one tells the reason and the words of the care team; one that needs a visit tells what to do', async () => {
  await openApp(PAGE, 'rosa@x')
  const denied = await card(/fexofenadine/)
  expect(denied.getByText('Not approved')).toBeVisible()
  expect(denied.getByText('It is too early. You should still have enough.')).toBeVisible()
  expect(denied.getByText('Ask again in two weeks.')).toBeVisible()
  const visit = await card(/Amoxicillin/)
  await userEvent.click(visit.getByRole('link', { name: 'Ask for a visit' }))
  expect(await screen.findByRole('heading', { name: 'About: Appointment' })).toBeVisible()
})

const states: RefillState[] = [
  'SENT',
  'NEEDS_VISIT',
  'APPROVED',
  'CHANGED',
  'AT_PHARMACY',
  'READY',
  'DENIED',
  'WITHDRAWN',
]
const on = (state: RefillState, handOver: Refill['handOver'] = 'SCRIPT') => ({
  state,
  handOver,
  reason: null,
  pharmacyState: null as Refill['pharmacyState'],
})

test('each state has a sentence of its own', () => {
  expect(new Set(states.map((state) => nextText(t, on(state)))).size).toBe(states.length)
})

test('what goes on paper is not said to be on its way by itself, and is not followed to the pharmacy', () => {
  expect(nextText(t, on('APPROVED', 'PAPER'))).toMatch(/This one goes on paper/)
  expect(trackOf(on('APPROVED', 'PAPER'))).toHaveLength(2)
  expect(trackOf(on('DENIED'))).toBeNull()
})

test('what the pharmacy did is said where the state alone would not be true', () => {
  const told = (state: RefillState, pharmacyState: Refill['pharmacyState']) =>
    nextText(t, { ...on(state), pharmacyState })
  expect(told('AT_PHARMACY', 'PARTLY')).toMatch(/a part of it/)
  expect(told('AT_PHARMACY', 'TRANSFERRED')).toMatch(/another pharmacy/)
  expect(told('AT_PHARMACY', 'REPLACED')).toMatch(/takes its place/)
  expect(told('READY', 'REST_CALLED_BACK')).toMatch(/is filled: pick it up.*not to be filled again/)
  expect(told('SENT', 'FAILED')).toMatch(/could not take it or fill it/)
  expect(told('SENT', 'CALLED_BACK')).toMatch(/called back/)
  expect(told('READY', 'TOO_LATE')).toMatch(/had filled it/)
  expect(told('WITHDRAWN', 'NOT_CALLED_BACK')).toMatch(/your care team calls the pharmacy/)
  expect(told('WITHDRAWN', 'FAILED')).toBe(nextText(t, on('WITHDRAWN')))
  expect(told('DENIED', 'FAILED')).toBe(nextText(t, on('DENIED')))
})

test('a change says what one gets next to what one asked for', async () => {
  const refill = refillAtServer('re-1')
  if (!refill) throw new Error('no such request')
  const before = { quantity: '90', unit: 'TABLET', daysSupply: 90, refills: 3, sig: 'Take 1 tablet each morning' }
  Object.assign(refill, {
    state: 'CHANGED',
    before,
    prescribed: { ...before, quantity: '30', daysSupply: 30, refills: 1 },
  })
  await openApp(PAGE, 'rosa@x')
  const lisinopril = await card(/Lisinopril/)
  expect(lisinopril.getByText('What you get').nextElementSibling).toHaveTextContent('30 tablet(s), 30 days')
  expect(lisinopril.getByText('What you asked for').nextElementSibling).toHaveTextContent('90 tablet(s), 90 days')
})

test('another medicine that is given instead is named to the patient, and only said to whoever stands in', async () => {
  const refill = refillAtServer('re-1')
  if (!refill) throw new Error('no such request')
  Object.assign(refill, { state: 'APPROVED', instead: { medicine: 'Losartan 50 mg tablet' } })
  await openApp(PAGE, 'rosa@x')
  expect((await card(/Lisinopril/)).getByText(/given instead: Losartan 50 mg tablet/)).toBeVisible()
  cleanup()
  Object.assign(refill, { instead: { medicine: null } })
  await openApp(PAGE, 'rosa@x')
  expect((await card(/Lisinopril/)).getByText(/shown to the patient only/)).toBeVisible()
})

test('taking back is asked once, and then it is in the past', async () => {
  await openApp(PAGE, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /Take back the request for Amoxicillin/ }))
  expect(refillAtServer('re-2')?.state).toBe('NEEDS_VISIT')
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, take it back' }))
  await waitFor(() => expect(refillAtServer('re-2')?.state).toBe('WITHDRAWN'))
  await waitFor(() => expect(screen.queryByRole('button', { name: /Take back/ })).not.toBeInTheDocument())
})

test('when the care team was faster, that is told, and nothing is said to be taken back', async () => {
  serverAnswers('post', '/api/patients/:patient/refills/:id/withdraw', () => problem(409, 'refill.DECIDED'))
  await openApp(PAGE, 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: /Take back the request for Amoxicillin/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, take it back' }))
  const sheet = within(screen.getByRole('dialog'))
  expect(await sheet.findByRole('alert')).toHaveTextContent('This request was decided already')
  expect(sheet.queryByRole('button', { name: 'Yes, take it back' })).not.toBeInTheDocument()
  expect(screen.queryByText('The request was taken back.', { ignore: '[role="status"]' })).not.toBeInTheDocument()
})

test('what the pharmacy tells is on the screen without a reload', async () => {
  await openApp(PAGE, 'rosa@x')
  await card(/Lisinopril/)
  const refill = refillAtServer('re-1')
  if (!refill) throw new Error('no such request')
  refill.state = 'READY'
  act(() => FakeEventSource.made.at(-1)?.onmessage?.({ data: 'messages' }))
  expect((await screen.findAllByText(/The pharmacy says that it is filled/))[0]).toBeVisible()
  await waitFor(() => expect(screen.queryByText(/They make it ready/)).not.toBeInTheDocument())
})

test('somebody without requests is told what they are for', async () => {
  await openApp('/p/pt-ines/refills', 'rosa@x')
  expect(await screen.findByText('No open requests')).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Past requests' })).not.toBeInTheDocument()
})

test('a question of the care team is said on the request, and leads to the conversation', async () => {
  const refill = refillAtServer('re-2')
  if (!refill) throw new Error('no such request')
  Object.assign(refill, { questionId: 'th-asked' })
  await openApp(PAGE, 'rosa@x')
  const asked = await card(/Amoxicillin/)
  expect(asked.getByText('Your care team has asked you about this before they decide.')).toBeVisible()
  expect(asked.getByRole('link', { name: 'Read the question and answer' })).toHaveAttribute(
    'href',
    '/p/pt-rosa/messages/th-asked',
  )
  expect((await card(/Lisinopril/)).queryByText(/has asked you/)).not.toBeInTheDocument()
})
