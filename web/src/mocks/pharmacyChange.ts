import type { ChangeAsked, Decision } from '../lib/refill-types'

/** Three that a pharmacy would rather give; the last is not known, so it may be a controlled substance. */
export function outOfStock(proposal: Decision): ChangeAsked {
  const theirs = { ...proposal, pharmacyId: null }
  return {
    kind: 'OUT_OF_STOCK',
    prescribed: 'Atorvastatin 20 mg tablet',
    alternatives: [
      { medicine: 'Rosuvastatin 10 mg tablet', proposal: { ...theirs, alternative: 0 }, controlled: false },
      {
        medicine: 'Atorvastatin 10 mg tablet',
        proposal: { ...theirs, quantity: '60', sig: 'Take 2 tablets each evening', alternative: 1 },
        controlled: false,
      },
      { medicine: 'Zzyrstatin 5 mg tablet', proposal: { ...theirs, alternative: 2 }, controlled: true },
    ],
  }
}
