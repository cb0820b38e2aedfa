// Messages, the staff's queue and live updates, as the server describes them.
// Ids are UUIDs, instants ISO-8601. No health words ever in an address.
import type { TaskView, ThreadEvent } from './conversion-types'
import type { Role } from './api-types'
import type { RefillItem } from './refill-types'
import type { StatementItem } from './statement-types'

export type Topic = 'MEDICAL' | 'RESULT' | 'MEDICINE' | 'APPOINTMENT' | 'BILL' | 'REFERRAL' | 'RECORDS' | 'TECHNICAL'
export type ThreadState = 'RECEIVED' | 'WORKED_ON' | 'ANSWERED' | 'CLOSED'
export type MessageSide = 'PATIENT' | 'STAFF'
export type Folder = 'current' | 'closed' | 'away'

// ---- patient and proxies: /api/patients/{p}/messages… ----
// GET …/messages/topics -> TopicsView
export interface TopicsView {
  topics: TopicInfo[]
  /** where the patient usually goes; null if that is not known */ usualSiteId: string | null
  /** whom the patient may hide a new message from; only to the patient */ proxies: ProxyName[]
}
export interface ProxyName {
  accountId: string
  name: string
}
export interface Reader {
  name: string
  role: Role
  away: boolean
  /** a date, YYYY-MM-DD */ awayUntil: string | null
  coveredBy: string | null
}
export interface ClinicianOption extends Reader {
  id: string
  /** who reads what is meant for them, where they have a board; null: whoever reads the topic */
  answering: Answering | null
}
export interface TopicInfo {
  topic: Topic
  /** who answers whatever the location; null: one has to be chosen */ anywhere: Answering | null
  /** locations that have people of their own for it; none: nothing is asked */ sites: SiteAnswering[]
  /** of the patient's own care team; none for office topics */ clinicians: ClinicianOption[]
}
export interface SiteAnswering {
  id: string
  name: string
  /** its address line; may be empty */ place: string
  answering: Answering
}
export interface Answering {
  /** the group that reads it, as the clinic calls it */ pool: string
  readers: Reader[]
  /** how many beside these */ more: number
  /** half, and 9 of 10, of the first answers of the last 90 days came within this; null: too few to say */
  halfWithinMinutes: number | null
  mostWithinMinutes: number | null
}
// GET …/messages?folder=&cursor= -> Inbox     `unread`: over all folders, the one source of counts
export interface Inbox {
  items: InboxRow[]
  next: string | null
  unread: number
}
export interface InboxRow {
  id: string
  topic: Topic
  subject: string
  state: ThreadState
  lastAt: string
  lastSide: MessageSide
  unread: number
  messages: number
  files: number
  /** from some proxy; never true for a proxy */ hidden: boolean
  oneWay: boolean
}
// POST …/messages/search {words} -> Found     2 to 100 characters
export interface Found {
  items: FoundMessage[]
  /** false: only the newest part was looked through */ complete: boolean
}
export interface FoundMessage {
  threadId: string
  subject: string
  topic: Topic
  at: string
  side: MessageSide
  excerpt: string
}
// POST …/messages Ask -> 201 {id}
export interface Ask {
  /** made by the page, so that a double send is one message */ sendKey: string
  topic: Topic
  /** the location at which it is read; null: no particular one */ siteId: string | null
  clinicianId: string | null
  subject: string
  body: string
  files: string[]
  /** accounts of proxies; only the patient may */ hideFrom: string[]
  /** the local check found a phrase of an emergency, and the person sent it all the same */ flagged: boolean
}
// GET …/messages/{id} -> Thread
export interface Thread {
  id: string
  topic: Topic
  subject: string
  state: ThreadState
  startedAt: string
  closedAt: string | null
  oneWay: boolean
  mayReply: boolean
  /** put away by the patient */ away: boolean
  pool: string
  clinician: NamedRole | null
  /** false: whom it is meant for does not work there any more, and the board reads it */ clinicianHere: boolean
  handledBy: NamedRole | null
  messages: Message[]
  /** what became of it besides messages, oldest first */ events: ThreadEvent[]
  /** only to the patient */ proxies: ProxyView[]
  /** whoever stands in does not find it, whatever the patient chooses; told to the patient only */ onlyPatient: boolean
}
export interface NamedRole {
  name: string
  role: Role
}
export interface ProxyView {
  accountId: string
  name: string
  hidden: boolean
}
export interface Author extends NamedRole {
  you: boolean
}
export interface Message {
  id: string
  seq: number
  side: MessageSide
  author: Author
  /** the colleague for whom it was written */ onBehalfOf: NamedRole | null
  sentAt: string
  body: string
  files: FileInfo[]
  /** when the other side first read it */ readAt: string | null
}
export interface FileInfo {
  id: string
  name: string
  type: 'JPEG' | 'PNG' | 'PDF' | 'TEXT'
  bytes: number
}
// POST …/messages/{id}/replies Reply -> 201 {id, reopened}   409 message.CLOSED, message.ONE_WAY
export interface Reply {
  sendKey: string
  body: string
  files: string[]
  flagged: boolean
}
// PUT …/messages/{id}/away {away} 204 ; PUT …/messages/{id}/hidden {from: string[]} 204
// GET|PUT|DELETE …/messages/draft and …/messages/{id}/draft
export interface Draft {
  topic: Topic | null
  clinicianId: string | null
  subject: string
  body: string
  files: FileInfo[]
  /** accounts of proxies */ hideFrom: string[]
  siteId: string | null
  savedAt: string
}
// POST …/messages/files raw bytes, X-File-Name -> 201 FileInfo ; GET …/messages/files/{id} ; DELETE …/messages/files/{id} 204

// ---- staff: /api/queue… ----
export interface Count {
  open: number
  late: number
}
export interface Board {
  id: number
  name: string
  topics: Topic[]
  count: Count
}
// GET /api/queue/boards -> Boards
export interface Boards {
  mine: Count
  boards: Board[]
  /** one's own last day of absence */ me: { awayUntil: string | null }
}
// GET /api/queue?board=mine|<id>&state=open|snoozed|done&topic=&kind=&cursor= -> QueuePage   next due first
export interface QueuePage {
  items: QueueRow[]
  next: string | null
}
export type QueueState = 'OPEN' | 'SNOOZED' | 'DONE'
export type ItemKind = 'MESSAGE' | 'REFILL' | 'STATEMENT' | 'TASK' | 'APPOINTMENT'
export interface QueueRow {
  id: string
  kind: ItemKind
  topic: Topic
  title: string
  patient: { name: string; birthYear: number | null }
  board: { id: number; name: string }
  /** whom the patient meant it for, if they are still here */ meantFor: {
    id: string
    name: string
    you: boolean
  } | null
  assignee: { id: string; name: string; you: boolean } | null
  state: QueueState
  waitingSince: string
  dueAt: string
  snoozedUntil: string | null
  flagged: boolean
  escalated: boolean
  /** we spoke last */ answered: boolean
  version: number
}
export interface Colleague {
  id: string
  name: string
  role: Role
}
// GET /api/queue/{id} -> ItemAnswer    opening it is recorded, and the patient can see who
export interface ItemAnswer {
  row: QueueRow
  patientId: string
  /** null for a refill */ thread: StaffThread | null
  /** null for a message */ refill: RefillItem | null
  /** what a patient said of their medicines; null for the others */ statements: StatementItem[] | null
  /** what is to be done, or an appointment to arrange; null for the others */ task: TaskView | null
  /** newest first */ steps: Step[]
  context: ItemContext
  here: { name: string }[]
  people: (Colleague & { away: boolean })[]
  /** where it may go */ boards: { id: number; name: string }[]
}
/** An item with its messages, notes and steps as one list in the order of time. */
export interface Item extends Omit<ItemAnswer, 'steps' | 'thread'> {
  /** of a message */ thread: Talk | null
  /** of a request for a refill */ refill: RefillItem | null
  entries: StaffEntry[]
}
export type Talk = Omit<StaffThread, 'messages'>
export type MessageItem = Item & { thread: Talk }
export interface ItemContext {
  name: string
  birthYear: number | null
  /** why the viewer may see this */ because: 'CARE_TEAM' | 'POOL' | 'ASSIGNED'
  mayOpenChart: boolean
  /** null: not shown to the viewer's role */ allergies: string[] | null
  medicines: string[] | null
  lastVisitOn: string | null
}
export interface StaffThread {
  id: string
  topic: Topic
  subject: string
  state: ThreadState
  startedAt: string
  closedAt: string | null
  oneWay: boolean
  /** `here` false: they left, and the board reads it */ clinician: {
    id: string
    name: string
    here: boolean
    you: boolean
  } | null
  messages: StaffSaid[]
  lastSeq: number
  /** what leaves later, or was held */ waiting: Waiting[]
  /** for whom the viewer may write */ colleagues: Colleague[]
}
export type HeldReason = 'PATIENT_WROTE' | 'ANSWERED' | 'AUTHOR_GONE' | 'NOT_THEIRS' | 'NOT_POSSIBLE'
export interface Waiting {
  id: string
  author: Author
  onBehalfOf: string | null
  behalfOf: string | null
  sendAt: string
  topic: Topic
  /** of a letter */ subject: string
  body: string
  /** how many */ files: number
  /** the files, to whoever wrote it */ attached: FileInfo[]
  close: boolean
  oneWay: boolean
  heldBecause: HeldReason | null
}
export interface StaffSaid {
  id: string
  seq: number
  side: MessageSide
  author: Author
  onBehalfOf: string | null
  sentAt: string
  body: string
  files: FileInfo[]
  readBy: { name: string; at: string }[]
}
export interface Step {
  id: string
  what: EventWord | 'NOTED'
  author: Author
  at: string
  /** name of a person or a board */ to: string | null
  until: string | null
  /** never shown to the patient */ note: string | null
}
export interface StaffMessage extends StaffSaid {
  entry: 'MESSAGE'
}
export interface StaffNote {
  entry: 'NOTE'
  id: string
  author: Author
  sentAt: string
  body: string
}
export type EventWord =
  | 'CLAIMED'
  | 'RELEASED'
  | 'ASSIGNED'
  | 'MOVED'
  | 'ESCALATED'
  | 'SNOOZED'
  | 'CLOSED'
  | 'REOPENED'
  | 'SCHEDULED'
  | 'UNSCHEDULED'
  | 'HELD'
  | 'TASK_MADE'
  | 'APPOINTMENT_ASKED'
  | 'REFILL_ASKED'
  | 'MADE'
  | 'APPROVED'
  | 'APPROVED_CHANGED'
  | 'DENIED'
  | 'NEEDS_VISIT'
  | 'ON_PAPER'
  | 'PRINTED'
  | 'CALLED_BACK'
  | 'PHARMACY_CALLED'
  | 'ASKED'
  | 'STATEMENT_ANSWERED'
export interface StaffEvent {
  entry: 'EVENT'
  id: string
  author: Author | null
  sentAt: string
  what: EventWord
  /** name of a person or a board */ to: string | null
}
export type StaffEntry = StaffMessage | StaffNote | StaffEvent
// POST /api/queue/{id}/claim|release|assign|escalate|snooze|close|reopen {version, …} -> {row}   409 queue.CHANGED
export type CloseReason =
  'ANSWERED' | 'NO_ANSWER_NEEDED' | 'HANDLED_OTHERWISE' | 'DUPLICATE' | 'DONE' | 'ARRANGED' | 'NOT_NEEDED'
// POST /api/queue/{id}/notes {body} -> 201 {row}
// POST /api/queue/{id}/replies StaffReply -> 201 {row}   409 queue.ANSWERED_MEANWHILE
export interface StaffReply {
  sendKey: string
  seenSeq: number
  body: string
  files: string[]
  close: boolean
  behalfOf: string | null
}
// POST /api/queue/{id}/later {sendAt, answer: StaffReply} -> 201 {row} ; PUT, DELETE …/later/{later} -> {row}
// POST /api/queue/{id}/here {} -> {here}   every 20 s while it is open, in the background
// GET|DELETE /api/queue/{id}/files/{file} ; POST /api/queue/{id}/files ; GET|PUT|DELETE /api/queue/{id}/draft {draft: StaffDraft | null}
export interface StaffDraft {
  body: string
  files: FileInfo[]
  behalfOf: string | null
  /** what is being noted for colleagues beside it */ note: string
  /** what leaves later and is being changed */ changes: string | null
  savedAt: string
}
// GET /api/staff/templates -> Templates ; POST, PUT /{id}, DELETE /{id} ; PUT /api/staff/signature {text}
export interface Templates {
  items: Template[]
  signature: string
}
export interface Template {
  id: string
  name: string
  /** {patient}, {me} and {today} are filled in by the page */ body: string
  shared: boolean
  mine: boolean
}
// GET /api/staff/away -> Away ; PUT {until, coverId}
export interface Away {
  /** a date */ until: string | null
  coverId: string | null
  people: Colleague[]
}
// GET /api/live  text/event-stream, one word an event: queue | messages | notices
export type LiveWord = 'queue' | 'messages' | 'notices'
