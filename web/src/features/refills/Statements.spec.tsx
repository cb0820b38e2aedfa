import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { refillItem } from '../../mocks/refillQueue'
import { resetStatements, sayNotTaken } from '../../mocks/refills'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'

beforeEach(resetStatements)

test('what is told stands at once in the own words, and can be taken back', async () => {
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  await userEvent.click((await screen.findAllByRole('button', { name: /^I no longer take/ }))[0] as HTMLElement)
  const sheet = within(await screen.findByRole('dialog', { name: 'I no longer take this' }))
  await userEvent.type(sheet.getByLabelText('Why?'), 'It made me cough')
  await userEvent.click(sheet.getByRole('button', { name: 'Tell my care team' }))
  expect(await screen.findByRole('heading', { level: 2, name: 'In your own words' })).toBeVisible()
  expect(screen.getByText('It made me cough')).toBeVisible()
  expect(screen.getByText(/^Told to your care team on/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Take this back' }))
  expect(await screen.findByText('It was taken back.')).toBeInTheDocument()
})

test('another medicine needs a name, and a refusal keeps what was typed', async () => {
  serverAnswers('post', '/api/patients/:patient/statements', () => problem(422, 'statement.BAD_DATE'))
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'I also take …' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'I also take …' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Tell my care team' }))
  expect(sheet.getByLabelText('What is it called?')).toHaveAccessibleDescription(/Say what the medicine is called/)
  await userEvent.type(sheet.getByLabelText('What is it called?'), 'Ibuprofen')
  await userEvent.click(sheet.getByRole('button', { name: 'Tell my care team' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('This day is in the future')
  expect(sheet.getByLabelText('What is it called?')).toHaveValue('Ibuprofen')
})

test('what is changed after an answer was lost is told as another, the same again as the same', async () => {
  const keys: string[] = []
  const lost = async (request: Request) => {
    keys.push(((await request.json()) as { sendKey: string }).sendKey)
    return HttpResponse.error()
  }
  serverAnswers('post', '/api/patients/:patient/statements', lost)
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'I also take …' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'I also take …' }))
  await userEvent.type(sheet.getByLabelText('What is it called?'), 'Ibuprofen')
  for (const more of ['', '', ' 400 mg']) {
    if (more) await userEvent.type(sheet.getByLabelText('What is it called?'), more)
    const before = keys.length
    await userEvent.click(sheet.getByRole('button', { name: 'Tell my care team' }))
    await waitFor(() => expect(keys.length).toBeGreaterThan(before))
    await sheet.findByRole('alert')
  }
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('what one said not to take offers no tick to ask for it', async () => {
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  const ticks = (await screen.findAllByRole('checkbox')).length
  const [notTaken] = screen.getAllByRole('button', { name: /^I no longer take/ })
  // of the first that has a tick
  const withTick = screen
    .getAllByRole('button', { name: /^I no longer take/ })
    .find((one) => within(one.closest('li') as HTMLElement).queryByRole('checkbox'))
  await userEvent.click(withTick ?? (notTaken as HTMLElement))
  const sheet = within(await screen.findByRole('dialog', { name: 'I no longer take this' }))
  serverAnswers('post', '/api/patients/:patient/statements', () => {
    sayNotTaken('m1')
    return HttpResponse.json({ items: [] }, { status: 201 })
  })
  await userEvent.click(sheet.getByRole('button', { name: 'Tell my care team' }))
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(ticks - 1))
})

test('the keys that its buttons show do what the buttons do', async () => {
  await openApp('/queue/1/st-1', 'nurse@x')
  await screen.findByLabelText('Answer: Ibuprofen')
  await screen.findByRole('button', { name: /keys/ })
  for (const [key, title] of [
    ['h', 'Hand over'],
    ['e', 'Escalate to a physician'],
    ['s', 'Put off'],
  ] as const) {
    await userEvent.keyboard(key)
    expect(await screen.findByRole('dialog', { name: title })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  }
  await userEvent.keyboard('n')
  await waitFor(() => expect(screen.getByLabelText('Internal note')).toHaveFocus())
})

test('staff answer each by itself; declining takes words', async () => {
  await openApp('/queue/1/st-1', 'nurse@x')
  await userEvent.selectOptions(await screen.findByLabelText('Answer: Lisinopril 10 mg tablet'), 'YES')
  await userEvent.selectOptions(screen.getByLabelText('Answer: Ibuprofen'), 'NO')
  await userEvent.click(screen.getByRole('button', { name: 'Send the answers' }))
  const words = screen.getAllByLabelText('Words to the patient')[1] as HTMLElement
  expect(words).toHaveAccessibleDescription(/Say in a few words/)
  await userEvent.type(words, 'Please bring the box')
  await userEvent.click(screen.getByRole('button', { name: 'Send the answers' }))
  await waitFor(() => expect(refillItem('st-1')?.statements?.map((one) => one.state)).toEqual(['ACCEPTED', 'DECLINED']))
})
