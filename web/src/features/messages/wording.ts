import type { ThreadEventWord } from '../../lib/conversion-types'
import type { TextKey } from '../../lib/i18n'
import type { Folder, MessageSide, ThreadState, Topic } from '../../lib/message-types'
import type { IconName } from '../../ui/icons'

export const topicFaces: Record<Topic, { name: TextKey; line: TextKey; icon: IconName }> = {
  MEDICAL: { name: 'topic.medical', line: 'topic.medicalLine', icon: 'heart' },
  RESULT: { name: 'topic.result', line: 'topic.resultLine', icon: 'flask' },
  MEDICINE: { name: 'topic.medicine', line: 'topic.medicineLine', icon: 'pill' },
  APPOINTMENT: { name: 'topic.appointment', line: 'topic.appointmentLine', icon: 'calendar' },
  BILL: { name: 'topic.bill', line: 'topic.billLine', icon: 'list' },
  REFERRAL: { name: 'topic.referral', line: 'topic.referralLine', icon: 'people' },
  RECORDS: { name: 'topic.records', line: 'topic.recordsLine', icon: 'record' },
  TECHNICAL: { name: 'topic.technical', line: 'topic.technicalLine', icon: 'question' },
}

export const ALL_TOPICS = Object.keys(topicFaces) as Topic[]
/** What clinicians answer. */
export const CLINICAL_TOPICS: Topic[] = ['MEDICAL', 'RESULT', 'MEDICINE', 'REFERRAL']

/** Not about health. */
export const OFFICE_TOPICS: Topic[] = ['APPOINTMENT', 'BILL', 'RECORDS', 'TECHNICAL']

export const stateWording: Record<ThreadState, TextKey> = {
  RECEIVED: 'messages.state.received',
  WORKED_ON: 'messages.state.workedOn',
  ANSWERED: 'messages.state.answered',
  CLOSED: 'messages.state.closed',
}

export const folderWording: Record<Folder, { name: TextKey; none: TextKey; noneWhy: TextKey }> = {
  current: { name: 'messages.folder.current', none: 'messages.none', noneWhy: 'messages.noneWhy' },
  closed: { name: 'messages.folder.closed', none: 'messages.noneClosed', noneWhy: 'messages.noneClosedWhy' },
  away: { name: 'messages.folder.away', none: 'messages.noneAway', noneWhy: 'messages.noneAwayWhy' },
}

/** Who spoke last, to the patient and to somebody who acts for them. */
export const lastWording: Record<MessageSide, { own: TextKey; proxy: TextKey }> = {
  PATIENT: { own: 'messages.lastYou', proxy: 'messages.lastPatient' },
  STAFF: { own: 'messages.lastStaff', proxy: 'messages.lastStaff' },
}

/** What became of a conversation besides messages. */
export const threadEvents: Record<ThreadEventWord, TextKey> = {
  APPOINTMENT_ASKED: 'thread.event.appointmentAsked',
  APPOINTMENT_ARRANGED: 'thread.event.appointmentArranged',
  APPOINTMENT_NOT_NEEDED: 'thread.event.appointmentNotNeeded',
  REFILL_ASKED: 'thread.event.refillAsked',
}
