import type { TextKey } from './i18n'

/** Codes of what goes to pharmacies. A test holds all codes together to the server's sources. */
export type PharmacyCode =
  | 'pharmacy.ALREADY_ANSWERED'
  | 'pharmacy.ALREADY_SENT'
  | 'pharmacy.CLOSED'
  | 'pharmacy.CONTROLLED'
  | 'pharmacy.INCOMPLETE_ANSWER'
  | 'pharmacy.NOT_CONNECTED'
  | 'pharmacy.NOT_SENDABLE'
  | 'pharmacy.NO_SCRIPT'

export const pharmacyWording: Record<PharmacyCode, TextKey> = {
  'pharmacy.ALREADY_ANSWERED': 'pharmacy.refused.alreadyAnswered',
  'pharmacy.ALREADY_SENT': 'pharmacy.refused.alreadySent',
  'pharmacy.CLOSED': 'pharmacy.refused.closed',
  'pharmacy.CONTROLLED': 'refills.refused.controlled',
  'pharmacy.INCOMPLETE_ANSWER': 'pharmacy.refused.incompleteAnswer',
  'pharmacy.NOT_CONNECTED': 'pharmacy.refused.notConnected',
  'pharmacy.NOT_SENDABLE': 'pharmacy.refused.notSendable',
  'pharmacy.NO_SCRIPT': 'pharmacy.refused.noScript',
}

/** Codes of asking for refills and of deciding on them. */
export type RefillCode =
  | 'protocol.CHANGED'
  | 'protocol.NOT_SIGNED'
  | 'protocol.SIGNED'
  | 'refill.NOT_TAKEN'
  | 'statement.ALREADY_TOLD'
  | 'statement.ANSWERED'
  | 'statement.BAD_DATE'
  | 'statement.NO_NAME'
  | 'statement.SAY_WHY'
  | 'statement.UNANSWERED'
  | 'refill.ALTERNATIVE'
  | 'refill.CALL_PHARMACY'
  | 'refill.CHANGED'
  | 'refill.CONTROLLED'
  | 'refill.DECIDED'
  | 'refill.INCOMPLETE_CHART'
  | 'refill.NOBODY_ANSWERS'
  | 'refill.NOTE_TOO_LONG'
  | 'refill.NO_CALL'
  | 'refill.NO_NUMBER'
  | 'refill.NOT_ON_PAPER'
  | 'refill.NOT_SENT'
  | 'refill.NOT_TOLD'
  | 'refill.SAY_WHY'
  | 'refill.NO_PRESCRIBER'
  | 'refill.NO_SUCH_MEDICINE'
  | 'refill.NO_SUCH_PHARMACY'
  | 'refill.PRESCRIBER_ONLY'
  | 'refill.PROTOCOL'
  | 'refill.QUANTITY'
  | 'refill.SIG'
  | 'refill.STOPPED'
  | 'refill.UNDECIDED'
  | 'refill.WORDS_TOO_LONG'

export const refillWording: Record<RefillCode, TextKey> = {
  'protocol.CHANGED': 'protocols.refused.changed',
  'protocol.NOT_SIGNED': 'protocols.refused.notSigned',
  'protocol.SIGNED': 'protocols.refused.signed',
  'refill.NOT_TAKEN': 'refills.refused.notTaken',
  'statement.ALREADY_TOLD': 'statement.refused.alreadyTold',
  'statement.ANSWERED': 'statement.refused.answered',
  'statement.BAD_DATE': 'statement.refused.badDate',
  'statement.NO_NAME': 'statement.refused.noName',
  'statement.SAY_WHY': 'statement.refused.sayWhy',
  'statement.UNANSWERED': 'statement.refused.unanswered',
  'refill.ALTERNATIVE': 'refills.refused.alternative',
  'refill.CALL_PHARMACY': 'refills.refused.callPharmacy',
  'refill.CHANGED': 'refills.refused.changed',
  'refill.CONTROLLED': 'refills.refused.controlled',
  'refill.DECIDED': 'refills.refused.decided',
  'refill.INCOMPLETE_CHART': 'refills.refused.incompleteChart',
  'refill.NOBODY_ANSWERS': 'refills.refused.nobodyAnswers',
  'refill.NOTE_TOO_LONG': 'refills.refused.noteTooLong',
  'refill.NO_CALL': 'refills.refused.noCall',
  'refill.NO_NUMBER': 'refills.refused.noNumber',
  'refill.NOT_ON_PAPER': 'refills.refused.notOnPaper',
  'refill.NOT_SENT': 'refills.refused.notSent',
  'refill.NOT_TOLD': 'refills.refused.notTold',
  'refill.SAY_WHY': 'refillDesk.wordsNeeded',
  'refill.NO_PRESCRIBER': 'refills.refused.noPrescriber',
  'refill.NO_SUCH_MEDICINE': 'refills.refused.noSuchMedicine',
  'refill.NO_SUCH_PHARMACY': 'refills.refused.noSuchPharmacy',
  'refill.PRESCRIBER_ONLY': 'refills.refused.prescriberOnly',
  'refill.PROTOCOL': 'refills.refused.protocol',
  'refill.QUANTITY': 'refills.refused.quantity',
  'refill.SIG': 'refills.refused.sig',
  'refill.STOPPED': 'refills.refused.stopped',
  'refill.UNDECIDED': 'refills.refused.undecided',
  'refill.WORDS_TOO_LONG': 'refills.refused.wordsTooLong',
}
