import type { TextKey } from '../../../lib/i18n'
import type { PharmacyState, WhyNot } from '../../../lib/refill-types'
import type { DecisionField } from './decision'

export const whyNotWording: Record<WhyNot, TextKey> = {
  PRESCRIBER_ONLY: 'refillDesk.whyPrescriber',
  PROTOCOL: 'refillDesk.whyProtocol',
  CONTROLLED: 'refillDesk.whyControlled',
}

export const pharmacyStateWording: Record<PharmacyState, TextKey> = {
  QUEUED: 'refillDesk.pharmacyState.queued',
  SENT: 'refillDesk.pharmacyState.sent',
  CONFIRMED: 'refillDesk.pharmacyState.confirmed',
  FAILED: 'refillDesk.pharmacyState.failed',
}

export const fieldWording: Record<DecisionField, TextKey> = {
  quantity: 'refillDesk.qty',
  unit: 'refillDesk.unit',
  daysSupply: 'refillDesk.days',
  refills: 'refillDesk.refills',
  sig: 'refillDesk.sig',
  substitutionAllowed: 'refillDesk.substitution',
  note: 'refillDesk.pharmacyNote',
}
