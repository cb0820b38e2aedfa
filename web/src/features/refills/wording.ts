import type { TextKey } from '../../lib/i18n'
import type { DenialReason, RefillState } from '../../lib/refill-types'

type Tone = 'attention' | 'brand' | undefined

export const stateFaces: Record<RefillState, { name: TextKey; tone: Tone }> = {
  SENT: { name: 'refills.state.sent', tone: 'brand' },
  NEEDS_VISIT: { name: 'refills.state.needsVisit', tone: 'attention' },
  APPROVED: { name: 'refills.state.approved', tone: 'brand' },
  CHANGED: { name: 'refills.state.changed', tone: 'brand' },
  AT_PHARMACY: { name: 'refills.state.atPharmacy', tone: 'brand' },
  READY: { name: 'refills.state.ready', tone: 'brand' },
  DENIED: { name: 'refills.state.denied', tone: undefined },
  WITHDRAWN: { name: 'refills.state.withdrawn', tone: undefined },
}

export const reasonWording: Record<DenialReason, TextKey> = {
  NO_LONGER_NEEDED: 'refills.reason.noLongerNeeded',
  TOO_EARLY: 'refills.reason.tooEarly',
  SEE_US_FIRST: 'refills.reason.seeUsFirst',
  NOT_OURS: 'refills.reason.notOurs',
  CHANGED_TREATMENT: 'refills.reason.changedTreatment',
  OTHER: 'refills.reason.other',
}
