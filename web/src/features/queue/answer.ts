import type { FileInfo, StaffDraft, Waiting } from '../../lib/message-types'

/** What somebody of staff has filled in so far: a reply, and a note beside it that is another text. */
export interface Answering {
  body: string
  files: FileInfo[]
  behalfOf: string | null
  note: string
  /** what leaves later and is being changed */ changes: string | null
}

export const NO_ANSWER: Answering = { body: '', files: [], behalfOf: null, note: '', changes: null }

export function answeringOf(draft: StaffDraft | null): Answering {
  if (!draft) return NO_ANSWER
  const { body, files, behalfOf, note, changes } = draft
  return { body, files, behalfOf, note, changes }
}

export function bodyOf({ files, ...rest }: Answering): object {
  return { ...rest, files: files.map((file) => file.id) }
}

/** Whether something would be lost if another text came in its place. */
export function isBegun({ body, files }: { body: string; files: FileInfo[] }): boolean {
  return body.trim() !== '' || files.length > 0
}

export function answeringFrom({ id, body, attached, behalfOf }: Waiting, note: string): Answering {
  return { body, files: attached, behalfOf, note, changes: id }
}

/** Whether it can still leave as it was set: it was not held, and its time is to come. */
export function stillLeaves(one: Waiting, now: Date): boolean {
  return one.heldBecause === null && Date.parse(one.sendAt) > now.getTime()
}
