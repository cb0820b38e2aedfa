// What staff make of a conversation, as the server describes it.
import type { Author, CloseReason, Colleague, HeldReason, QueueRow } from './message-types'

// GET /api/queue/{id}/conversions -> ConversionChoices
export interface ConversionChoices {
  /** where a task may go, with the people there */ boards: {
    id: number
    name: string
    people: (Colleague & { away: boolean })[]
  }[]
  /** who arranges appointments; clinical: only nurses and physicians read what is written to them */ schedulers: {
    name: string
    clinical: boolean
  } | null
  /** null: not for the viewer's role; `asked`: already, and not decided */ medicines:
    { id: string; name: string; asked: boolean }[] | null
}
// POST /api/queue/{id}/task|appointment|refill-request {sendKey, version, close, …} -> 201 Converted   409 queue.CHANGED
export interface Converted {
  row: QueueRow
  made: string
}
export type Conversion = { close: CloseReason | null } & (
  | { what: 'task'; title: string; note: string | null; board: number; to: string | null; dueAt: string }
  | { what: 'appointment'; words: string }
  | { what: 'refill-request'; medicine: string; note: string | null }
)
export interface TaskView {
  note: string
  /** who made it, or whose letter it is */ author: Author
  madeAt: string
  /** why a letter did not leave; the note is then what it says */ held: HeldReason | null
  /** the conversation's item; null if there is none, or it is not the viewer's to read */ from: string | null
}
export type ThreadEventWord = 'APPOINTMENT_ASKED' | 'APPOINTMENT_ARRANGED' | 'APPOINTMENT_NOT_NEEDED' | 'REFILL_ASKED'
export interface ThreadEvent {
  id: string
  what: ThreadEventWord
  at: string
}
