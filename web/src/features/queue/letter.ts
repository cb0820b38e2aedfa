import type { LetterDraft } from '../../lib/letter-types'
import type { FileInfo, Topic, Waiting } from '../../lib/message-types'

/** A letter as far as it is written. */
export interface Written {
  topic: Topic
  subject: string
  body: string
  files: FileInfo[]
  oneWay: boolean
  behalfOf: string | null
  /** a letter that waits and is being changed */ changes: string | null
}

export const NO_LETTER: Written = {
  topic: 'MEDICAL',
  subject: '',
  body: '',
  files: [],
  oneWay: false,
  behalfOf: null,
  changes: null,
}

export function writtenOf(draft: LetterDraft | null): Written {
  if (!draft) return NO_LETTER
  const { topic, subject, body, files, oneWay, behalfOf, changes } = draft
  return { topic: topic ?? NO_LETTER.topic, subject, body, files, oneWay, behalfOf, changes }
}

export function writtenFrom({ id, topic, subject, body, attached, oneWay, behalfOf }: Waiting): Written {
  return { topic, subject, body, files: attached, oneWay, behalfOf, changes: id }
}

export function bodyOf({ files, ...rest }: Written): object {
  return { ...rest, files: files.map((file) => file.id) }
}
