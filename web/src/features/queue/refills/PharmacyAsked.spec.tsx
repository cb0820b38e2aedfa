import { render, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { PharmacyAsked as Asked } from '../../../lib/refill-types'
import { setSessionState } from '../../../lib/session'
import { sessionFor } from '../../../mocks/sessions'
import { PharmacyAsked } from './PharmacyAsked'

beforeEach(() => setSessionState({ kind: 'IN', session: sessionFor('nurse@clinic.example') }))

const ASKED: Asked = {
  pharmacy: 'Lantern Pharmacy',
  pharmacyId: 'ph-1',
  inDirectory: true,
  inChart: true,
  medicine: 'Lisinopril 10 mg tab',
  quantity: '90',
  daysSupply: '90',
  refills: null,
  sig: null,
  lastFillOn: null,
  answered: false,
  answerFailed: false,
}

test('shows what the pharmacy asks beside what was prescribed, and leaves out what it did not say', () => {
  render(<PharmacyAsked asked={ASKED} />)
  expect(screen.getByText('Lisinopril 10 mg tab')).toBeVisible()
  expect(screen.getByText('Quantity asked')).toBeVisible()
  expect(screen.queryByText('Refills asked')).not.toBeInTheDocument()
  expect(screen.queryByText(/list of pharmacies/)).not.toBeInTheDocument()
  expect(screen.queryByText(/No protocol counts/)).not.toBeInTheDocument()
})

test('says that the pharmacy is not known here, and that the medicine is not in the record', () => {
  render(<PharmacyAsked asked={{ ...ASKED, inDirectory: false, inChart: false, answerFailed: true }} />)
  expect(screen.getByText(/did not get our answer/)).toBeVisible()
  expect(screen.getByText(/Lantern Pharmacy is not in the list of pharmacies here/)).toBeVisible()
  expect(screen.getByText(/No protocol counts: a physician decides/)).toBeVisible()
})
