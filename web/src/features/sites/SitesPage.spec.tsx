import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { resetSites } from '../../mocks/sites'
import { openApp } from '../../test/app'
import { serverAnswers } from '../../test/server'

beforeEach(resetSites)

test('a location is added, and a name that is taken is told beside the field', async () => {
  await openApp('/sites', 'admin@x')
  await userEvent.click(await screen.findByRole('button', { name: 'New location' }))
  const sheet = screen.getByRole('dialog', { name: 'New location' })
  await userEvent.type(within(sheet).getByLabelText('Name'), 'Riverside')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(within(sheet).getByLabelText('Name')).toHaveAccessibleDescription('Another location has this name.'),
  )
  await userEvent.type(within(sheet).getByLabelText('Name'), ' East')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Riverside East')).toBeVisible()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a location that a board still answers for is not closed, and says why', async () => {
  await openApp('/sites', 'admin@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Close Riverside' }))
  const sheet = screen.getByRole('dialog', { name: 'Close Riverside' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Close this location' }))
  expect(await within(sheet).findByText(/A board still answers for this location/)).toBeVisible()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Cancel' }))
  expect(screen.getByText('Riverside')).toBeVisible()
})

test('a board says for which location it answers, and can be given to another', async () => {
  const saved: { siteId: string | null }[] = []
  serverAnswers('put', '/api/boards/:board', async (request) => {
    saved.push((await request.json()) as (typeof saved)[number])
    return new Response(null, { status: 204 })
  })
  await openApp('/boards', 'admin@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Change Appointments · Riverside' }))
  await userEvent.selectOptions(screen.getByLabelText('Location'), 'All locations')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved).toMatchObject([{ siteId: null }]))
})
