import { type DateView, plainDay } from '../../lib/dates'
import type { TextKey, Texts } from '../../lib/i18n'
import type { PharmacyLine, PharmacyState, Refill, RefillChoice, RefillChoices } from '../../lib/refill-types'
import { durationText } from '../messages/sentences'
import { reasonWording } from './wording'

/** Not while somebody waits for an answer, nor what one said not to take. */
export function mayAskFor({ openRefill, notTaken }: Pick<RefillChoice, 'openRefill' | 'notTaken'>): boolean {
  return !openRefill && !notTaken
}

/** What a pharmacy did is said in place of the state, where the state alone would not be true. */
const pharmacyTexts: Partial<Record<PharmacyState, TextKey>> = {
  FAILED: 'refills.next.failed',
  CALLING_BACK: 'refills.next.callingBack',
  CALLED_BACK: 'refills.next.calledBack',
  TOO_LATE: 'refills.next.tooLate',
  NOT_CALLED_BACK: 'refills.next.callingBack',
  PARTLY: 'refills.next.partly',
  TRANSFERRED: 'refills.next.transferred',
  REPLACED: 'refills.next.replaced',
  REST_CALLED_BACK: 'refills.next.restCalledBack',
}

/** Taken back, though a pharmacy has it: that is not over. */
const afterWithdrawal: Partial<Record<PharmacyState, TextKey>> = {
  NOT_CALLED_BACK: 'refills.next.withdrawnCall',
  TOO_LATE: 'refills.next.tooLate',
}

function pharmacyText({ state, pharmacyState }: Pick<Refill, 'state' | 'pharmacyState'>): TextKey | undefined {
  if (state === 'WITHDRAWN') return pharmacyState ? afterWithdrawal[pharmacyState] : undefined
  const over = state === 'DENIED' || state === 'NEEDS_VISIT'
  return over || !pharmacyState ? undefined : pharmacyTexts[pharmacyState]
}

/** Where a request stands means: what was decided, and what happens next. */
export function nextText(t: Texts, refill: Pick<Refill, 'state' | 'handOver' | 'reason' | 'pharmacyState'>): string {
  const paper = refill.handOver === 'PAPER'
  const told = paper ? undefined : pharmacyText(refill)
  if (told) return t(told)
  switch (refill.state) {
    case 'SENT':
      return t('refills.next.sent')
    case 'NEEDS_VISIT':
      return t('refills.next.needsVisit')
    case 'APPROVED':
      return t(paper ? 'refills.next.paper' : 'refills.next.approved')
    case 'CHANGED':
      return t(paper ? 'refills.next.changedPaper' : 'refills.next.changed')
    case 'AT_PHARMACY':
      return t('refills.next.atPharmacy')
    case 'READY':
      return t('refills.next.ready')
    case 'DENIED':
      return t(reasonWording[refill.reason ?? 'OTHER'])
    case 'WITHDRAWN':
      return t('refills.next.withdrawn')
  }
}

export interface TrackStep {
  name: TextKey
  at: 'DONE' | 'NOW' | 'NEXT'
}

/** The steps of a request on its way; null where it has left the way. Paper is not followed further than the yes. */
export function trackOf({ state, handOver }: Pick<Refill, 'state' | 'handOver'>): TrackStep[] | null {
  const approved = state === 'CHANGED' ? 'refills.state.changed' : 'refills.state.approved'
  const names: TextKey[] = ['refills.state.sent', approved]
  if (handOver !== 'PAPER') names.push('refills.state.atPharmacy', 'refills.state.ready')
  const here = placeOf(state)
  return here === null ? null : names.map((name, at) => ({ name, at: at < here ? 'DONE' : at > here ? 'NEXT' : 'NOW' }))
}

function placeOf(state: Refill['state']): number | null {
  switch (state) {
    case 'SENT':
      return 0
    case 'APPROVED':
    case 'CHANGED':
      return 1
    case 'AT_PHARMACY':
      return 2
    case 'READY':
      return 3
    case 'NEEDS_VISIT':
    case 'DENIED':
    case 'WITHDRAWN':
      return null
  }
}

export function usualText(
  t: Texts,
  { halfWithinMinutes: half, mostWithinMinutes: most }: Pick<RefillChoices, 'halfWithinMinutes' | 'mostWithinMinutes'>,
): string {
  if (half === null) return t('refillAsk.usualUnknown')
  if (most === null) return t('refillAsk.usualHalf', { half: durationText(t, half) })
  return t('refillAsk.usual', { half: durationText(t, half), most: durationText(t, most) })
}

/** "1 tablet each morning · last filled 3 March · 2 refills left" */
export function choiceText(t: Texts, view: DateView, choice: RefillChoice): string {
  return [
    choice.dosage,
    choice.lastFillOn && t('refillAsk.lastFill', { day: plainDay(view, choice.lastFillOn) }),
    choice.repeatsLeft !== null && t('refillAsk.repeats', { count: choice.repeatsLeft }),
    choice.prescriber && t('medicines.by', { name: choice.prescriber }),
  ]
    .filter(Boolean)
    .join(' · ')
}

export function addressText(pharmacy: PharmacyLine): string {
  return `${pharmacy.street}, ${pharmacy.city} ${pharmacy.postalCode}`
}

/** "Open now · 1.2 miles away · 312-555-0134" */
export function placeText(t: Texts, pharmacy: PharmacyLine): string {
  return [
    !pharmacy.closedForGood && t(pharmacy.openNow ? 'refillAsk.openNow' : 'refillAsk.closedNow'),
    pharmacy.miles !== null && t('refillAsk.miles', { miles: pharmacy.miles.toFixed(1) }),
    pharmacy.phone,
  ]
    .filter(Boolean)
    .join(' · ')
}
