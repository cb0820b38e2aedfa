import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { RefillChoice } from '../../lib/refill-types'
import { pharmacies } from '../../mocks/pharmacies'
import { refillAtServer } from '../../mocks/refills'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

const NEW = '/p/pt-rosa/refills/new'
const BASE = '/api/patients/:patient/refills'
const METFORMIN = 'Metformin 500 mg tablet'

const CHOICE: RefillChoice = {
  id: 'c-1',
  name: 'Amlodipine',
  sent: null,
  dosage: null,
  prescriber: null,
  lastFillOn: null,
  repeatsLeft: null,
  openRefill: null,
  afterVisit: false,
  notTaken: false,
  early: false,
  controlled: false,
}
const NEEDS_VISIT = { ...CHOICE, afterVisit: true }
const NOT_TAKEN = { ...CHOICE, id: 'c-2', name: 'Warfarin', notTaken: true }
const UNKNOWN_TIMES = { halfWithinMinutes: null, mostWithinMinutes: null }

let sent: { sendKey: string; medicines: string[]; pharmacyId: string; note: string | null }[] = []

/** Notes what would have been asked, and then answers so. */
function whenAsked(answer: () => Response) {
  serverAnswers('post', BASE, async (request) => {
    sent.push((await request.json()) as (typeof sent)[number])
    return answer()
  })
}

beforeEach(() => {
  sent = []
})

async function openForm() {
  await openApp(NEW, 'rosa@x')
  await screen.findByRole('group', { name: 'Which medicines?' })
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Send the request' }))

test('what is early or controlled is said in words, and what was asked for is not offered again', async () => {
  await openForm()
  expect(screen.getByRole('checkbox', { name: METFORMIN })).toHaveAccessibleDescription(
    /2 refills left.*You may still have some left. You can ask all the same./,
  )
  expect(screen.getByRole('checkbox', { name: /fexofenadine/ })).toHaveAccessibleDescription(
    /Only your physician can renew this one, and you may get it on paper./,
  )
  expect(screen.queryByRole('checkbox', { name: /Lisinopril/ })).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: /See where Lisinopril .* stands/ })).toBeVisible()
})

test('a pharmacy that is closed for good is not chosen beforehand, nor to be chosen; the next open one is', async () => {
  const [near, far] = pharmacies
  const closed = { ...near, closedForGood: true, takesScript: false }
  serverAnswers('get', `${BASE}/choices`, () =>
    HttpResponse.json({ medicines: [NEEDS_VISIT, NOT_TAKEN], favourite: closed, lastUsed: far, ...UNKNOWN_TIMES }),
  )
  await openForm()
  expect(screen.getByRole('radio', { name: near?.name })).toBeDisabled()
  expect(screen.getByRole('radio', { name: near?.name })).toHaveAccessibleDescription(/This pharmacy has closed/)
  expect(screen.getByRole('radio', { name: far?.name })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: 'Amlodipine' })).toHaveAccessibleDescription(/ask again/)
  expect(screen.queryByRole('checkbox', { name: 'Warfarin' })).not.toBeInTheDocument()
  expect(screen.getByText(/You told us that you do not take it/)).toBeVisible()
})

test('it says what will happen and how long that takes', async () => {
  await openForm()
  const next = screen.getByRole('region', { name: 'What happens next' })
  expect(next).toHaveTextContent('Half of such requests are decided within 7 hours, most within 2 days.')
})

test('is sent once however often it is pressed, and then the list says so', async () => {
  await openForm()
  await userEvent.click(screen.getByRole('checkbox', { name: METFORMIN }))
  fireEvent.change(screen.getByLabelText(/^Note to your care team/), { target: { value: 'Twice a day now' } })
  await userEvent.dblClick(screen.getByRole('button', { name: 'Send the request' }))
  expect((await screen.findAllByText(`Sent to your care team: ${METFORMIN}.`))[0]).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Refills' })).toBeVisible()
  expect(refillAtServer('re-6')).toMatchObject({ state: 'SENT', note: 'Twice a day now', pharmacy: { id: 'ph-1' } })
  expect(refillAtServer('re-7')).toBeUndefined()
})

test('a refused request is never reported as sent, and what was chosen stays', async () => {
  whenAsked(() => problem(409, 'pharmacy.CLOSED', { field: 'pharmacyId' }))
  await openForm()
  await userEvent.click(screen.getByRole('checkbox', { name: METFORMIN }))
  await send()
  expect(await screen.findByRole('alert', { name: 'The form was not sent' })).toHaveTextContent(/closed for good/)
  expect(screen.getByRole('group', { name: 'Which pharmacy?' })).toHaveAccessibleDescription(/closed for good/)
  expect(screen.queryByText(/^Sent to your care team/, { ignore: '[role="status"]' })).not.toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1, name: 'Ask for a refill' })).toBeVisible()
  expect(screen.getByRole('checkbox', { name: METFORMIN })).toBeChecked()
})

test('what somebody else had asked for already is joined, and said so', async () => {
  whenAsked(() => HttpResponse.json({ refills: [{ id: 're-9', medicineId: 'm1', joined: true }] }, { status: 201 }))
  await openForm()
  await userEvent.click(screen.getByRole('checkbox', { name: METFORMIN }))
  await send()
  const said = `${METFORMIN}: somebody had asked for it already. Your request was added to that one.`
  expect((await screen.findAllByText(said))[0]).toBeVisible()
  expect(screen.queryByText(/^Sent to your care team/, { ignore: '[role="status"]' })).not.toBeInTheDocument()
})

test('a second try after a lost answer has the same key, a changed request another one', async () => {
  whenAsked(() => HttpResponse.error())
  await openForm()
  await userEvent.click(screen.getByRole('checkbox', { name: METFORMIN }))
  for (const times of [1, 2]) {
    await send()
    await waitFor(() => expect(sent).toHaveLength(times))
    await screen.findByText(/could not be reached/)
  }
  await userEvent.click(screen.getByRole('radio', { name: 'Farmacia La Estrella' }))
  await send()
  await waitFor(() => expect(sent).toHaveLength(3))
  expect(sent[1]?.sendKey).toBe(sent[0]?.sendKey)
  expect(sent[2]?.sendKey).not.toBe(sent[0]?.sendKey)
})

test('nothing chosen is told, and nothing is sent', async () => {
  whenAsked(() => HttpResponse.json({ refills: [] }, { status: 201 }))
  await openForm()
  await send()
  expect(await screen.findByRole('alert', { name: 'The form was not sent' })).toHaveFocus()
  expect(screen.getByRole('group', { name: 'Which medicines?' })).toHaveAccessibleDescription(
    'Choose at least one medicine.',
  )
  expect(sent).toEqual([])
})

test('another pharmacy is found by name or place, told as it is, and can be kept as the usual one', async () => {
  await openForm()
  await userEvent.click(screen.getByRole('button', { name: 'Find another pharmacy' }))
  const sheet = await screen.findByRole('dialog', { name: 'Find a pharmacy' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Search' }))
  expect(within(sheet).getByLabelText('Name of the pharmacy')).toHaveAccessibleDescription(/Type a name/)
  await userEvent.type(within(sheet).getByLabelText('ZIP code or town'), 'heights')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Search' }))
  const hit = await within(sheet).findByRole('button', { name: /Old Mill.*Open now.*7\.9 miles away.*on paper/ })
  await userEvent.click(hit)
  expect(screen.getByRole('radio', { name: /Old Mill/ })).toBeChecked()
  await userEvent.click(screen.getByRole('button', { name: 'Make it my usual pharmacy' }))
  expect(await screen.findByRole('button', { name: 'No longer my usual pharmacy' })).toBeVisible()
  expect(screen.getByRole('radio', { name: /Old Mill/ })).toBeChecked()
})

test('several are chosen on the list of medicines, and the address says nothing of them', async () => {
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  await userEvent.click(await screen.findByRole('checkbox', { name: `Ask for a refill of ${METFORMIN}` }))
  await userEvent.click(screen.getByRole('checkbox', { name: /Ask for a refill of .*fexofenadine/ }))
  expect(screen.getByText('2 medicines chosen')).toBeVisible()
  expect(screen.getByText(/The pharmacy has it. They make it ready/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }))
  expect(await screen.findByRole('checkbox', { name: METFORMIN })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: /fexofenadine/ })).toBeChecked()
  expect(window.location.pathname + window.location.search + window.location.hash).toBe(NEW)
})

test('staff who read the list of medicines are not offered to ask', async () => {
  await openApp('/p/pt-rosa/medicines', 'doctor@x')
  await screen.findByText(METFORMIN)
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'My refill requests' })).not.toBeInTheDocument()
})
