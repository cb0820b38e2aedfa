import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AccountRow } from '../../lib/api-types'
import { openApp } from '../../test/app'
import { serverAnswers } from '../../test/server'

const row = (name: string, login: string): AccountRow => ({
  id: login,
  name,
  login,
  role: 'ADMINISTRATOR',
  state: 'ACTIVE',
  lastSignInAt: null,
  sessions: 0,
  switchedAt: null,
  switchReason: null,
})

test('one’s own account has no switch, and a list that is whole is not counted', async () => {
  serverAnswers('get', '/api/accounts', () =>
    Response.json({
      items: [row('Sami Koskinen', 'admin@x'), row('Ines Made-Up', 'ines@x')],
      next: null,
      total: 2,
    }),
  )
  await openApp('/accounts', 'admin@x')
  expect(await screen.findByRole('button', { name: 'Switch off Ines Made-Up' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Switch off Sami Koskinen' })).not.toBeInTheDocument()
  expect(screen.queryByText(/of 2 shown/)).not.toBeInTheDocument()
})
