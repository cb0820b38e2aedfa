import type { TaskView } from '../../lib/conversion-types'
import type { ItemAnswer, Item, MessageItem, StaffEntry, Step } from '../../lib/message-types'
import type { RefillItem } from '../../lib/refill-types'
import type { StatementItem } from '../../lib/statement-types'

/** Puts messages and steps into one list, in the order of time. What was said with a step stands under it, as a note. */
export function withEntries({ steps, thread, refill, ...answer }: ItemAnswer): Item {
  const events = steps.flatMap(ofStep)
  if (!thread) return { ...answer, thread, refill, entries: inOrder(events) }
  const { messages, ...talk } = thread
  const said = messages.map((message): StaffEntry => ({ entry: 'MESSAGE', ...message }))
  return { ...answer, thread: talk, refill, entries: inOrder([...said, ...events]) }
}

function inOrder(entries: StaffEntry[]): StaffEntry[] {
  return entries.sort((a, b) => a.sentAt.localeCompare(b.sentAt))
}

export function isMessage(item: Item): item is MessageItem {
  return item.thread !== null
}

export type RefillRequest = Item & { refill: RefillItem }

export type StatementBatch = Item & { statements: StatementItem[] }

export function isStatement(item: Item): item is StatementBatch {
  return item.statements !== null
}

export type Task = Item & { task: TaskView }

export function isTask(item: Item): item is Task {
  return item.task !== null
}

export function isRefill(item: Item): item is RefillRequest {
  return item.refill !== null
}

function ofStep({ id, what, author, at, to, note }: Step): StaffEntry[] {
  const told: StaffEntry[] = note === null ? [] : [{ entry: 'NOTE', id: `${id}-note`, author, sentAt: at, body: note }]
  return what === 'NOTED' ? told : [{ entry: 'EVENT', id, author, sentAt: at, what, to }, ...told]
}
