import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openApp } from '../../test/app'

test('what was ticked for one person is not asked for another', async () => {
  await openApp('/p/pt-rosa/medicines', 'rosa@x')
  await userEvent.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement)
  expect(await screen.findByRole('button', { name: 'Go on' })).toBeVisible()
  act(() => {
    window.history.pushState(null, '', '/p/pt-ines/medicines')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  expect(await screen.findByText('You are viewing the record of Inés Delgado')).toBeVisible()
  expect(await screen.findByRole('heading', { level: 1, name: 'Medicines' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Go on' })).not.toBeInTheDocument()
})
