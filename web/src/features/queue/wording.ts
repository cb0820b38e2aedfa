import type { TextKey } from '../../lib/i18n'
import type { CloseReason, EventWord, HeldReason, ItemContext, ItemKind, QueueState } from '../../lib/message-types'
import type { LeftWhy } from '../../lib/several-types'

export const stateWording: Record<QueueState, TextKey> = {
  OPEN: 'queue.state.open',
  SNOOZED: 'queue.state.snoozed',
  DONE: 'queue.state.done',
}

export const kindWording: Record<ItemKind, TextKey> = {
  MESSAGE: 'queue.kind.message',
  REFILL: 'queue.kind.refill',
  STATEMENT: 'queue.kind.statement',
  TASK: 'queue.kind.task',
  APPOINTMENT: 'queue.kind.appointment',
}

/** Of one item; a message is called by its topic. */
export const oneWording: Partial<Record<ItemKind, TextKey>> = {
  REFILL: 'queue.kind.refillOne',
  STATEMENT: 'queue.kind.statementOne',
  TASK: 'queue.kind.taskOne',
  APPOINTMENT: 'queue.kind.appointmentOne',
}

export const becauseWording: Record<ItemContext['because'], TextKey> = {
  CARE_TEAM: 'queue.because.careTeam',
  POOL: 'queue.because.pool',
  ASSIGNED: 'queue.because.assigned',
}

export const reasonWording: Record<CloseReason, TextKey> = {
  ANSWERED: 'queue.reason.answered',
  NO_ANSWER_NEEDED: 'queue.reason.noAnswerNeeded',
  HANDLED_OTHERWISE: 'queue.reason.handledOtherwise',
  DUPLICATE: 'queue.reason.duplicate',
  DONE: 'queue.reason.done',
  ARRANGED: 'queue.reason.arranged',
  NOT_NEEDED: 'queue.reason.notNeeded',
}

const TALK: CloseReason[] = ['ANSWERED', 'NO_ANSWER_NEEDED', 'HANDLED_OTHERWISE', 'DUPLICATE']

/** As what an item of each kind may be closed. */
export const reasonsOf: Record<ItemKind, CloseReason[]> = {
  MESSAGE: TALK,
  REFILL: TALK,
  STATEMENT: TALK,
  TASK: ['DONE', 'NOT_NEEDED', 'DUPLICATE'],
  APPOINTMENT: ['ARRANGED', 'NOT_NEEDED'],
}

export const heldWording: Record<HeldReason, TextKey> = {
  PATIENT_WROTE: 'later.held.patientWrote',
  ANSWERED: 'later.held.answered',
  AUTHOR_GONE: 'later.held.authorGone',
  NOT_THEIRS: 'later.held.notTheirs',
  NOT_POSSIBLE: 'later.held.notPossible',
}

export const leftOutWording: Record<LeftWhy, TextKey> = {
  NOT_THERE: 'several.why.notThere',
  SAME_PATIENT: 'several.why.samePatient',
}

/** What an event says: by somebody, or by the system alone; with or without a person or board it went to. */
export const eventWording: Record<EventWord, { by: TextKey; itself: TextKey }> = {
  CLAIMED: { by: 'queue.event.claimed', itself: 'queue.event.claimedItself' },
  RELEASED: { by: 'queue.event.released', itself: 'queue.event.releasedItself' },
  ASSIGNED: { by: 'queue.event.assigned', itself: 'queue.event.assignedItself' },
  MOVED: { by: 'queue.event.moved', itself: 'queue.event.movedItself' },
  ESCALATED: { by: 'queue.event.escalated', itself: 'queue.event.escalatedItself' },
  SNOOZED: { by: 'queue.event.snoozed', itself: 'queue.event.snoozedItself' },
  CLOSED: { by: 'queue.event.closed', itself: 'queue.event.closedItself' },
  REOPENED: { by: 'queue.event.reopened', itself: 'queue.event.reopenedItself' },
  SCHEDULED: { by: 'queue.event.scheduled', itself: 'queue.event.scheduledItself' },
  UNSCHEDULED: { by: 'queue.event.unscheduled', itself: 'queue.event.unscheduledItself' },
  HELD: { by: 'queue.event.held', itself: 'queue.event.heldItself' },
  TASK_MADE: { by: 'queue.event.taskMade', itself: 'queue.event.taskMadeItself' },
  APPOINTMENT_ASKED: { by: 'queue.event.appointmentAsked', itself: 'queue.event.appointmentAskedItself' },
  REFILL_ASKED: { by: 'queue.event.refillAsked', itself: 'queue.event.refillAskedItself' },
  MADE: { by: 'queue.event.made', itself: 'queue.event.madeItself' },
  APPROVED: { by: 'queue.event.approved', itself: 'queue.event.approvedItself' },
  APPROVED_CHANGED: { by: 'queue.event.approvedChanged', itself: 'queue.event.approvedChangedItself' },
  DENIED: { by: 'queue.event.denied', itself: 'queue.event.deniedItself' },
  NEEDS_VISIT: { by: 'queue.event.needsVisit', itself: 'queue.event.needsVisitItself' },
  ON_PAPER: { by: 'queue.event.onPaper', itself: 'queue.event.onPaperItself' },
  STATEMENT_ANSWERED: { by: 'queue.event.statementAnswered', itself: 'queue.event.statementAnsweredItself' },
  PHARMACY_CALLED: { by: 'queue.event.pharmacyCalled', itself: 'queue.event.pharmacyCalledItself' },
  CALLED_BACK: { by: 'queue.event.calledBack', itself: 'queue.event.calledBackItself' },
  ASKED: { by: 'queue.event.asked', itself: 'queue.event.askedItself' },
  PRINTED: { by: 'queue.event.printed', itself: 'queue.event.printedItself' },
}
