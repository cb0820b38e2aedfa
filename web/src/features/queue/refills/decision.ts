import type { TextKey } from '../../../lib/i18n'
import type { Decision, ProtocolCheck } from '../../../lib/refill-types'

/** As it is typed: numbers stay text until they are sent, so that a half-typed one is not turned into another. */
export interface Typed {
  quantity: string
  unit: string
  daysSupply: string
  refills: string
  sig: string
  substitutionAllowed: boolean
  note: string
}
export type DecisionField = keyof Typed

export interface Fault {
  key: TextKey
  most?: number
}
export type Faults = Partial<Record<DecisionField, Fault>>

export function typedOf(proposal: Decision): Typed {
  const { quantity, unit, sig, substitutionAllowed } = proposal
  return {
    quantity,
    unit,
    daysSupply: String(proposal.daysSupply),
    refills: String(proposal.refills),
    sig,
    substitutionAllowed,
    note: proposal.note ?? '',
  }
}

export function decisionOf(typed: Typed, pharmacyId: string | null, alternative: number | null = null): Decision {
  return {
    quantity: typed.quantity.trim().replace(',', '.'),
    unit: typed.unit,
    daysSupply: Number(typed.daysSupply),
    refills: Number(typed.refills),
    sig: typed.sig.trim(),
    substitutionAllowed: typed.substitutionAllowed,
    note: typed.note.trim() || null,
    pharmacyId,
    alternative,
  }
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}

/** `limits`: the protocol that binds whoever decides; null for a physician. */
export function faultsOf(typed: Typed, limits: ProtocolCheck | null): Faults {
  const faults: Faults = {}
  const quantity = typed.quantity.trim().replace(',', '.')
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(quantity) || Number(quantity) <= 0) faults.quantity = { key: 'refillDesk.qtyBad' }
  if (!isWhole(typed.daysSupply, 1, 365)) faults.daysSupply = { key: 'refillDesk.daysBad' }
  else if (limits && Number(typed.daysSupply) > limits.maxDays)
    faults.daysSupply = { key: 'refillDesk.overProtocol', most: limits.maxDays }
  if (!isWhole(typed.refills, 0, 11)) faults.refills = { key: 'refillDesk.refillsBad' }
  else if (limits && Number(typed.refills) > limits.maxRefills)
    faults.refills = { key: 'refillDesk.overProtocol', most: limits.maxRefills }
  if (typed.sig.trim() === '') faults.sig = { key: 'refillDesk.sigBad' }
  return faults
}

/** What differs from the last prescription: the patient is told that there is a change. */
export function changedFields(typed: Typed, proposal: Decision): DecisionField[] {
  const [now, before] = [decisionOf(typed, null), decisionOf(typedOf(proposal), null)]
  return (Object.keys(typed) as DecisionField[]).filter((field) => now[field] !== before[field])
}
