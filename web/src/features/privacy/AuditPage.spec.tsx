import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AuditRow } from '../../lib/api-types'
import { openApp } from '../../test/app'
import { serverAnswers } from '../../test/server'

const row: AuditRow = {
  id: 'a-1',
  at: '2026-03-01T10:00:00Z',
  principal: 'ACCOUNT',
  name: 'Ida Brandt',
  login: null,
  role: 'NURSE',
  relation: 'NONE',
  act: 'READ_SESSION',
  category: null,
  patientId: null,
  outcome: 'ALLOWED',
  count: 1,
  requestId: null,
}

const logOf = (...items: AuditRow[]) =>
  serverAnswers('get', '/api/audit', () => Response.json({ items, next: null, total: items.length }))

test('the tie to a patient is told in words, and only where there is a patient', async () => {
  logOf(row, { ...row, id: 'a-2', patientId: '0b6f3c1e', relation: 'CARE_TEAM' })
  await openApp('/audit', 'privacy@x')
  expect(await screen.findByText('Nurse · assigned to the care')).toBeVisible()
  expect(screen.getByText('Nurse')).toBeVisible()
  expect(screen.queryByText(/NONE|CARE_TEAM/)).not.toBeInTheDocument()
})

test('a try by nobody in particular is not a line without a name', async () => {
  logOf({ ...row, principal: 'NOBODY', name: '', role: null, outcome: 'REFUSED' })
  await openApp('/audit', 'privacy@x')
  expect(await screen.findByText('Nobody signed in')).toBeVisible()
})
