import type { TextKey } from '../../../lib/i18n'
import type { Alternative, Decision, RefillItem } from '../../../lib/refill-types'

/** What a decision gives of those that the pharmacy would rather give; the only one needs no choice. */
export function alternativeOf({ change }: RefillItem, { alternative }: Decision): Alternative | undefined {
  const all = change?.alternatives ?? []
  return alternative === null ? (all.length === 1 ? all[0] : undefined) : all[alternative]
}

/** Why it cannot be sent as it is chosen; null where it can. */
export function unchosenText(refill: RefillItem, decision: Decision): TextKey | null {
  const chosen = alternativeOf(refill, decision)
  if (chosen) return chosen.controlled ? 'refillDesk.alternativeNotSent' : null
  return refill.change && refill.change.alternatives.length > 0 ? 'refills.refused.alternative' : null
}
