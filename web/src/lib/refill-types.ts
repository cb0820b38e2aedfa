import type { StatementKind } from './statement-types'

// Refills, as the server describes them: what patients and those who act for them ask, and what the staff decides.
// Ids are UUIDs, instants ISO-8601. No health words ever in an address.

/** APPROVED, CHANGED: decided, and not confirmed by the pharmacy; AT_PHARMACY: confirmed; READY: dispensed. */
export type RefillState =
  'SENT' | 'NEEDS_VISIT' | 'APPROVED' | 'CHANGED' | 'AT_PHARMACY' | 'READY' | 'DENIED' | 'WITHDRAWN'
export type DenialReason =
  'NO_LONGER_NEEDED' | 'TOO_EARLY' | 'SEE_US_FIRST' | 'NOT_OURS' | 'CHANGED_TREATMENT' | 'OTHER'

export interface PharmacyLine {
  id: string
  name: string
  street: string
  city: string
  postalCode: string
  phone: string
  openNow: boolean
  /** false: it gets prescriptions on paper only */ takesScript: boolean
  closedForGood: boolean
  miles: number | null
}

// ---- patient and proxies: /api/patients/{p}/… ----
// GET …/refills -> Refills
export interface Refills {
  open: Refill[]
  /** the newest 50 */ past: Refill[]
}
export interface Refill {
  id: string
  /** `name`: plain, in the reader's language */ medicine: { id: string; name: string; sent: string | null }
  state: RefillState
  early: boolean
  askedAt: string
  /** forPatient: somebody of staff asked for the patient */ askedBy: {
    name: string
    you: boolean
    forPatient: boolean
  }
  pharmacy: PharmacyLine | null
  note: string | null
  decidedAt: string | null
  reason: DenialReason | null
  /** from the care team */ words: string | null
  /** how it gets to the pharmacy */ handOver: 'SCRIPT' | 'PAPER' | null
  /** null where the state of the request says all there is */ pharmacyState: PharmacyState | null
  /** what was decided, where it is not what was asked for */ prescribed: Prescribed | null
  /** what was asked for: as the last prescription was */ before: Prescribed | null
  /** another medicine is given instead; its name is for the patient only */ instead: { medicine: string | null } | null
  /** the conversation in which the care team asks something before it decides */ questionId: string | null
  mayWithdraw: boolean
}
export type Prescribed = Pick<Decision, 'quantity' | 'unit' | 'daysSupply' | 'refills' | 'sig'>
// GET …/refills/choices -> RefillChoices     only medicines of now
export interface RefillChoices {
  medicines: RefillChoice[]
  favourite: PharmacyLine | null
  lastUsed: PharmacyLine | null
  halfWithinMinutes: number | null
  mostWithinMinutes: number | null
}
export interface RefillChoice {
  id: string
  name: string
  sent: string | null
  dosage: string | null
  prescriber: string | null
  /** a date */ lastFillOn: string | null
  repeatsLeft: number | null
  /** id of a request that waits for an answer */ openRefill: string | null
  /** it was asked for, and the care team wants to see the patient first */ afterVisit: boolean
  /** the patient said that they do not take it */ notTaken: boolean
  early: boolean
  controlled: boolean
}
// POST …/refills AskRefills -> 201 AskedRefills   409 refill.STOPPED, pharmacy.CLOSED; 422 refill.NO_SUCH_…
export interface AskRefills {
  /** made by the page, so that a double send is one request */ sendKey: string
  medicines: string[]
  pharmacyId: string
  note: string | null
}
export interface AskedRefills {
  /** joined: it was asked for already, and this was added to the open request */
  refills: { id: string; medicineId: string; joined: boolean }[]
}
// POST …/refills/{id}/withdraw 204   409 refill.DECIDED
// POST …/pharmacies/search PharmacySearch -> FoundPharmacies
export interface FoundPharmacies {
  /** at most 50, the nearest first */ items: PharmacyLine[]
  /** a place was named where nothing is known: then only words were looked for */ placeUnknown: boolean
}
export interface PharmacySearch {
  words: string | null
  /** postal code or town */ near: string | null
  openNow: boolean
}
// PUT …/pharmacies/favourite {pharmacyId: string | null} 204

// ---- staff: an item of kind REFILL in the same queue ----

export interface RefillItem {
  id: string
  state: RefillState
  medicine: { name: string; sent: string | null; dosage: string | null; rxNorm: string | null }
  note: string | null
  askedAt: string
  askedBy: string
  /** who asked is of staff, and did it for the patient */ forPatient: boolean
  early: boolean
  controlled: boolean
  fromPharmacy: boolean
  /** what a pharmacy asks, as it wrote it; null where none does */ asked: PharmacyAsked | null
  /** what a pharmacy wants changed; null where it does not ask for that */ change: ChangeAsked | null
  pharmacy: PharmacyLine | null
  facts: RefillFacts
  /** prefilled from the last prescription */ proposal: Decision
  /** null: no written protocol names this medicine */ protocol: ProtocolCheck | null
  mayApprove: boolean
  /** deny it, or ask the patient to come first */ mayDecline: boolean
  whyNot: WhyNot | null
  pharmacyState: PharmacyState | null
  /** it was decided on paper, and is printed here */ mayPrint: boolean
  /** a pharmacy has it and can still be asked not to fill it */ mayCallBack: boolean
  /** a pharmacy has to be called: nothing can be sent to it, or it did not hear of it */ mayCall: boolean
  /** all that went to pharmacies, the newest first */ orders: OrderLine[]
  /** when the patient was asked something about it last */ questionAt: string | null
}
export interface OrderLine {
  id: string
  sentAt: string
  state: OrderState
  /** the one that was decided last */ current: boolean
  /** its pharmacy has to be called about it */ toCall: boolean
  /** where it went; null for one that is not in the directory */ pharmacy: PharmacyLine | null
}
export type OrderState =
  | 'OUT'
  | 'REFUSED'
  | 'CALLING_BACK'
  | 'CALLED_BACK'
  | 'TOO_LATE'
  | 'NOT_CALLED_BACK'
  | 'FILLED'
  | 'FILLED_ALL_THE_SAME'
  | 'REST_CALLING_BACK'
  | 'REST_CALLED_BACK'
  | 'REST_NOT_CALLED_BACK'
export type ChangeKind =
  | 'GENERIC_SUBSTITUTION'
  | 'THERAPEUTIC_SUBSTITUTION'
  | 'PRIOR_AUTHORIZATION'
  | 'CLARIFICATION'
  | 'PRESCRIBER_AUTHORIZATION'
  | 'OUT_OF_STOCK'
  | 'USE_REVIEW'
export interface PharmacyAsked {
  pharmacy: string
  /** null for one that is not in the directory */ pharmacyId: string | null
  /** false: not known here, so that another must be chosen */ inDirectory: boolean
  /** false: not known to be a medicine of the chart, so that a physician decides */ inChart: boolean
  medicine: string
  quantity: string | null
  daysSupply: string | null
  refills: string | null
  sig: string | null
  lastFillOn: string | null
  answered: boolean
  /** the pharmacy never got what it was answered */ answerFailed: boolean
}
export interface ChangeAsked {
  /** null: the pharmacy did not say */ kind: ChangeKind | null
  prescribed: string
  /** what it would rather give: a decision names one by its place here; none where that is not the question */
  alternatives: Alternative[]
}
export interface Alternative {
  medicine: string
  /** as the pharmacy would have it */ proposal: Decision
  /** it cannot be sent */ controlled: boolean
}
export type WhyNot = 'PRESCRIBER_ONLY' | 'PROTOCOL' | 'CONTROLLED'
export type PharmacyState =
  | 'QUEUED'
  | 'SENT'
  | 'CONFIRMED'
  | 'FAILED'
  | 'CALLING_BACK'
  | 'CALLED_BACK'
  | 'TOO_LATE'
  | 'NOT_CALLED_BACK'
  | 'PARTLY'
  | 'TRANSFERRED'
  | 'REPLACED'
  | 'REST_CALLED_BACK'
export interface RefillFacts {
  lastVisitOn: string | null
  lastFillOn: string | null
  quantity: string | null
  repeatsLeft: number | null
  prescriber: string | null
  allergies: string[]
  laboratory: { name: string; value: string; unit: string | null; on: string }[]
  otherMedicines: string[]
  /** also with what the patient says they take besides */ interactions: string[]
  /** not refused by staff; the newest first */ patientSays: SaidMedicine[]
}
export interface SaidMedicine {
  kind: StatementKind
  name: string
  dose: string | null
  often: string | null
  /** somebody of staff has read it and agreed */ accepted: boolean
}
export interface ProtocolCheck {
  name: string
  allowed: boolean
  maxDays: number
  maxRefills: number
  conditions: { text: string; met: boolean; fact: string | null; unit: string | null; on: string | null }[]
}
export interface Decision {
  /** decimal */ quantity: string
  unit: string
  daysSupply: number
  refills: number
  sig: string
  substitutionAllowed: boolean
  note: string | null
  pharmacyId: string | null
  /** which of those that a pharmacy would rather give, from 0; null where it names none */ alternative: number | null
}
// POST /api/queue/{id}/refill/approve|deny|needs-visit|on-paper {version, …} -> {row}
//   403 refill.PRESCRIBER_ONLY; 422 refill.ALTERNATIVE; 409 refill.CONTROLLED, refill.PROTOCOL, refill.DECIDED, queue.CHANGED
// POST /api/queue/{id}/refill/call-back {version} -> {row}   409 refill.NOT_SENT; what the pharmacy answers comes later
// POST /api/queue/{id}/refill/called {version} & PharmacyCall -> {row}   409 refill.NO_CALL; somebody called by telephone
export interface PharmacyCall {
  /** what was said of each order: it was filled before, or it will not be */ orders: {
    order: string
    filled: boolean
  }[]
  /** the pharmacy that waits for an answer was told */ answered: boolean
}
// POST /api/queue/{id}/refill/ask {version, sendKey, body} -> {row}   409 refill.DECIDED, refill.NOT_TOLD, queue.CHANGED
// POST /api/queue/{id}/refill/print {} -> RefillPaper   each is an entry of the log; 403 session.STEP_UP; 409 refill.NOT_ON_PAPER
export interface RefillPaper {
  clinic: string
  patient: string
  birthDate: string | null
  address: string[]
  medicine: string
  quantity: string
  unit: string
  daysSupply: number
  refills: number
  sig: string
  substitutionAllowed: boolean
  note: string | null
  prescriber: string
  npi: string
  decidedOn: string
  controlled: boolean
}
// POST /api/queue/{id}/refill/pharmacies PharmacySearch -> FoundPharmacies
// POST /api/queue/refills/approve {items} -> BatchResult   only what a protocol allows; at most 50
export interface BatchResult {
  approved: string[]
  left: { id: string; code: string }[]
}
