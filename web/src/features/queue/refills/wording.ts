import type { TextKey } from '../../../lib/i18n'
import type { ChangeKind, OrderState, PharmacyState, WhyNot } from '../../../lib/refill-types'
import type { DecisionField } from './decision'

export const whyNotWording: Record<WhyNot, TextKey> = {
  PRESCRIBER_ONLY: 'refillDesk.whyPrescriber',
  PROTOCOL: 'refillDesk.whyProtocol',
  CONTROLLED: 'refillDesk.whyControlled',
}

export const changeWording: Record<ChangeKind, TextKey> = {
  GENERIC_SUBSTITUTION: 'refillDesk.change.generic',
  THERAPEUTIC_SUBSTITUTION: 'refillDesk.change.therapeutic',
  PRIOR_AUTHORIZATION: 'refillDesk.change.priorAuthorization',
  CLARIFICATION: 'refillDesk.change.clarification',
  PRESCRIBER_AUTHORIZATION: 'refillDesk.change.prescriber',
  OUT_OF_STOCK: 'refillDesk.change.outOfStock',
  USE_REVIEW: 'refillDesk.change.useReview',
}

/** As they stand behind a number on paper. */
export const unitWording: Record<string, TextKey> = {
  TABLET: 'paper.unit.tablet',
  CAPSULE: 'paper.unit.capsule',
  MILLILITER: 'paper.unit.milliliter',
  GRAM: 'paper.unit.gram',
  EACH: 'paper.unit.each',
  PATCH: 'paper.unit.patch',
  INHALER: 'paper.unit.inhaler',
  SUPPOSITORY: 'paper.unit.suppository',
  UNSPECIFIED: 'paper.unit.unspecified',
}

export const pharmacyStateWording: Record<PharmacyState, TextKey> = {
  QUEUED: 'refillDesk.pharmacyState.queued',
  SENT: 'refillDesk.pharmacyState.sent',
  CONFIRMED: 'refillDesk.pharmacyState.confirmed',
  FAILED: 'refillDesk.pharmacyState.failed',
  CALLING_BACK: 'refillDesk.pharmacyState.callingBack',
  CALLED_BACK: 'refillDesk.pharmacyState.calledBack',
  TOO_LATE: 'refillDesk.pharmacyState.tooLate',
  NOT_CALLED_BACK: 'refillDesk.pharmacyState.notCalledBack',
  PARTLY: 'refillDesk.pharmacyState.partly',
  TRANSFERRED: 'refillDesk.pharmacyState.transferred',
  REPLACED: 'refillDesk.pharmacyState.replaced',
  REST_CALLED_BACK: 'refillDesk.pharmacyState.restCalledBack',
}

export const orderStateWording: Record<OrderState, TextKey> = {
  OUT: 'refillDesk.order.out',
  REFUSED: 'refillDesk.order.refused',
  CALLING_BACK: 'refillDesk.order.callingBack',
  CALLED_BACK: 'refillDesk.order.calledBack',
  TOO_LATE: 'refillDesk.order.tooLate',
  NOT_CALLED_BACK: 'refillDesk.order.notCalledBack',
  FILLED: 'refillDesk.order.filled',
  FILLED_ALL_THE_SAME: 'refillDesk.order.filledAllTheSame',
  REST_CALLING_BACK: 'refillDesk.order.restCallingBack',
  REST_CALLED_BACK: 'refillDesk.order.restCalledBack',
  REST_NOT_CALLED_BACK: 'refillDesk.order.restNotCalledBack',
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
