import type { AccessRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export type AccessFilter = 'all' | 'people' | 'refused'

export const filterWording: Record<AccessFilter, TextKey> = {
  all: 'accesses.filter.all',
  people: 'accesses.filter.people',
  refused: 'accesses.filter.refused',
}

export const relationWording: Record<AccessRow['relation'], TextKey | null> = {
  NONE: null,
  SELF: null,
  PROXY: 'accesses.why.proxy',
  CARE_TEAM: 'accesses.why.careTeam',
  WORK_ITEM: 'accesses.why.workItem',
  REFILL_ITEM: 'accesses.why.refillItem',
  BREAK_GLASS: 'accesses.why.breakGlass',
}

export type CategoryCode =
  | 'CARD'
  | 'PERSON'
  | 'RESULTS'
  | 'VITALS'
  | 'MEDICINES'
  | 'CONDITIONS'
  | 'ALLERGIES'
  | 'IMMUNIZATIONS'
  | 'VISITS'
  | 'PROCEDURES'
  | 'NOTES'
  | 'CARE_PLANS'
  | 'BILLING'
  | 'SOCIAL'
  | 'OTHER'
  | 'RELATIONS'
  | 'MESSAGES'
  | 'OFFICE_MESSAGES'
  | 'INTERNAL_NOTES'
  | 'ACCESS_LOG'

/** Objects of the sentence "… looked at ___". */
export const categoryWording: Record<CategoryCode, TextKey> = {
  CARD: 'category.card',
  PERSON: 'category.person',
  RESULTS: 'category.results',
  VITALS: 'category.vitals',
  MEDICINES: 'category.medicines',
  CONDITIONS: 'category.conditions',
  ALLERGIES: 'category.allergies',
  IMMUNIZATIONS: 'category.immunizations',
  VISITS: 'category.visits',
  PROCEDURES: 'category.procedures',
  NOTES: 'category.notes',
  CARE_PLANS: 'category.carePlans',
  BILLING: 'category.billing',
  SOCIAL: 'category.social',
  OTHER: 'category.other',
  RELATIONS: 'category.relations',
  MESSAGES: 'category.messages',
  OFFICE_MESSAGES: 'category.officeMessages',
  INTERNAL_NOTES: 'category.internalNotes',
  ACCESS_LOG: 'category.accessLog',
}

/** What was done, told from the first word of the act; an act without a word here is told neutrally, not guessed. */
export type ActVerb = 'READ' | 'SEARCH' | 'IMPORT' | 'CHANGE' | 'ASSIGN' | 'INVITE' | 'EXPORT' | 'MARK' | 'USE'

const verbStarts: [RegExp, ActVerb][] = [
  [/^(READ|VIEW|OPEN|LIST|LOOK|SEE|FIND_ONE)/, 'READ'],
  [/^SEARCH/, 'SEARCH'],
  [/^(IMPORT|RECEIVE|SEND_IN)/, 'IMPORT'],
  [/^(ASSIGN|UNASSIGN|END_ASSIGN)/, 'ASSIGN'],
  [/^INVITE/, 'INVITE'],
  [/^(EXPORT|DOWNLOAD|RELEASE)/, 'EXPORT'],
  [/^MARK_SEEN/, 'MARK'],
  [/^(CHANGE|WRITE|UPDATE|SET)/, 'CHANGE'],
]

export function verbOf(act: string): ActVerb {
  return verbStarts.find(([start]) => start.test(act))?.[1] ?? 'USE'
}

export const verbWording: Record<ActVerb, { done: TextKey; refused: TextKey }> = {
  READ: { done: 'act.read', refused: 'act.readRefused' },
  SEARCH: { done: 'act.search', refused: 'act.searchRefused' },
  IMPORT: { done: 'act.import', refused: 'act.importRefused' },
  CHANGE: { done: 'act.change', refused: 'act.changeRefused' },
  ASSIGN: { done: 'act.assign', refused: 'act.assignRefused' },
  INVITE: { done: 'act.invite', refused: 'act.inviteRefused' },
  EXPORT: { done: 'act.export', refused: 'act.exportRefused' },
  MARK: { done: 'act.mark', refused: 'act.markRefused' },
  USE: { done: 'act.use', refused: 'act.useRefused' },
}

/** Acts whose sentence names its object itself. */
export type MessageAct =
  | 'READ_MESSAGES'
  | 'WRITE_MESSAGE'
  | 'KEEP_DRAFT'
  | 'PUT_AWAY_THREAD'
  | 'HIDE_THREAD'
  | 'SEARCH_MESSAGES'
  | 'ATTACH_FILE'
  | 'READ_QUEUE'
  | 'WORK_QUEUE'
  | 'READ_ITEM'
  | 'ANSWER_ITEM'
  | 'NOTE_ITEM'
  | 'MOVE_ITEM'
  | 'WRITE_LETTER'
  | 'READ_LETTER_DRAFT'
  | 'KEEP_LETTER_DRAFT'
  | 'SEND_LATER'
  | 'HOLD_LATER'
  | 'WRITE_FOR_COLLEAGUE'
  | 'WRITE_TO_SEVERAL'
  | 'ASK_REFILL_FOR_PATIENT'
  | 'LIST_REFILL_CHOICES'
  | 'MAKE_TASK'
  | 'ASK_APPOINTMENT'
  | 'KEEP_TEMPLATES'
  | 'READ_SITES'
  | 'KEEP_SITES'
  | 'KEEP_PATIENT_SITE'
  | 'KEEP_AWAY'
  | 'READ_FIGURES'
  | 'LISTEN'
  | 'STEP_UP'
  | 'PRINT_REFILL'
  | 'CALL_BACK_REFILL'
  | 'CALL_PHARMACY'
  | 'ASK_ABOUT_REFILL'
  | 'TELL_MEDICINES'
  | 'ANSWER_STATEMENT'
  | 'SIGN_PROTOCOL'

export const messageActWording: Record<MessageAct, { done: TextKey; refused: TextKey }> = {
  READ_MESSAGES: { done: 'act.readMessages', refused: 'act.readMessagesRefused' },
  WRITE_MESSAGE: { done: 'act.writeMessage', refused: 'act.writeMessageRefused' },
  KEEP_DRAFT: { done: 'act.keepDraft', refused: 'act.keepDraftRefused' },
  PUT_AWAY_THREAD: { done: 'act.putAwayThread', refused: 'act.putAwayThreadRefused' },
  HIDE_THREAD: { done: 'act.hideThread', refused: 'act.hideThreadRefused' },
  SEARCH_MESSAGES: { done: 'act.searchMessages', refused: 'act.searchMessagesRefused' },
  ATTACH_FILE: { done: 'act.attachFile', refused: 'act.attachFileRefused' },
  READ_QUEUE: { done: 'act.readQueue', refused: 'act.readQueueRefused' },
  WORK_QUEUE: { done: 'act.workQueue', refused: 'act.workQueueRefused' },
  READ_ITEM: { done: 'act.readItem', refused: 'act.readItemRefused' },
  ANSWER_ITEM: { done: 'act.answerItem', refused: 'act.answerItemRefused' },
  NOTE_ITEM: { done: 'act.noteItem', refused: 'act.noteItemRefused' },
  MOVE_ITEM: { done: 'act.moveItem', refused: 'act.moveItemRefused' },
  WRITE_LETTER: { done: 'act.writeLetter', refused: 'act.writeLetterRefused' },
  READ_LETTER_DRAFT: { done: 'act.keepLetterDraft', refused: 'act.keepLetterDraftRefused' },
  KEEP_LETTER_DRAFT: { done: 'act.keepLetterDraft', refused: 'act.keepLetterDraftRefused' },
  SEND_LATER: { done: 'act.sendLater', refused: 'act.sendLaterRefused' },
  HOLD_LATER: { done: 'act.holdLater', refused: 'act.holdLaterRefused' },
  WRITE_FOR_COLLEAGUE: { done: 'act.writeForColleague', refused: 'act.writeForColleagueRefused' },
  WRITE_TO_SEVERAL: { done: 'act.writeToSeveral', refused: 'act.writeToSeveralRefused' },
  ASK_REFILL_FOR_PATIENT: { done: 'act.askRefillFor', refused: 'act.askRefillForRefused' },
  LIST_REFILL_CHOICES: { done: 'act.listRefillChoices', refused: 'act.listRefillChoicesRefused' },
  MAKE_TASK: { done: 'act.makeTask', refused: 'act.makeTaskRefused' },
  ASK_APPOINTMENT: { done: 'act.askAppointment', refused: 'act.askAppointmentRefused' },
  KEEP_TEMPLATES: { done: 'act.keepTemplates', refused: 'act.keepTemplatesRefused' },
  READ_SITES: { done: 'act.readSites', refused: 'act.readSitesRefused' },
  KEEP_SITES: { done: 'act.keepSites', refused: 'act.keepSitesRefused' },
  KEEP_PATIENT_SITE: { done: 'act.keepPatientSite', refused: 'act.keepPatientSiteRefused' },
  KEEP_AWAY: { done: 'act.keepAway', refused: 'act.keepAwayRefused' },
  READ_FIGURES: { done: 'act.readFigures', refused: 'act.readFiguresRefused' },
  LISTEN: { done: 'act.listen', refused: 'act.listenRefused' },
  STEP_UP: { done: 'act.stepUp', refused: 'act.stepUpRefused' },
  CALL_PHARMACY: { done: 'act.callPharmacy', refused: 'act.callPharmacyRefused' },
  CALL_BACK_REFILL: { done: 'act.callBackRefill', refused: 'act.callBackRefillRefused' },
  ASK_ABOUT_REFILL: { done: 'act.askAboutRefill', refused: 'act.askAboutRefillRefused' },
  PRINT_REFILL: { done: 'act.printRefill', refused: 'act.printRefillRefused' },
  TELL_MEDICINES: { done: 'act.tellMedicines', refused: 'act.tellMedicinesRefused' },
  ANSWER_STATEMENT: { done: 'act.answerStatement', refused: 'act.answerStatementRefused' },
  SIGN_PROTOCOL: { done: 'act.signProtocol', refused: 'act.signProtocolRefused' },
}

export function wordsOf(act: string): { done: TextKey; refused: TextKey } {
  return act in messageActWording ? messageActWording[act as MessageAct] : verbWording[verbOf(act)]
}
