import type { Item, ItemAnswer, StaffEntry, Step } from '../../lib/message-types'

/** Puts messages and steps into one list, in the order of time. What was said with a step stands under it, as a note. */
export function withEntries({ steps, thread: { messages, ...thread }, ...answer }: ItemAnswer): Item {
  const said = messages.map((message): StaffEntry => ({ entry: 'MESSAGE', ...message }))
  const entries = [...said, ...steps.flatMap(ofStep)]
  return { ...answer, thread: { ...thread, entries: entries.sort((a, b) => a.sentAt.localeCompare(b.sentAt)) } }
}

function ofStep({ id, what, author, at, to, note }: Step): StaffEntry[] {
  const told: StaffEntry[] = note === null ? [] : [{ entry: 'NOTE', id: `${id}-note`, author, sentAt: at, body: note }]
  return what === 'NOTED' ? told : [{ entry: 'EVENT', id, author, sentAt: at, what, to }, ...told]
}
