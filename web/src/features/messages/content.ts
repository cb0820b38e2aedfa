import type { Draft, FileInfo, Topic } from '../../lib/message-types'
import { MOST_LETTERS, MOST_SUBJECT, lettersOf } from './BodyField'
import type { TextKey, Texts } from '../../lib/i18n'

/** What somebody has filled in so far. */
export interface Content {
  topic: Topic | null
  /** the location at which it shall be read; null: no particular one, or none chosen yet */ siteId: string | null
  clinicianId: string | null
  subject: string
  body: string
  files: FileInfo[]
  /** accounts of proxies */ hideFrom: string[]
}

export const NOTHING: Content = {
  topic: null,
  siteId: null,
  clinicianId: null,
  subject: '',
  body: '',
  files: [],
  hideFrom: [],
}

export function contentOf(draft: Draft | null): Content {
  if (!draft) return NOTHING
  const { topic, siteId, clinicianId, subject, body, files, hideFrom } = draft
  return { topic, siteId, clinicianId, subject, body, files, hideFrom }
}

export function bodyOf({ files, ...rest }: Content): object {
  return { ...rest, files: files.map((file) => file.id) }
}

export function isWritten({ subject, body, files }: Content): boolean {
  return subject !== '' || body !== '' || files.length > 0
}

/** What is wrong with it before it is sent, by field. */
export interface Faults {
  site?: TextKey
  subject?: TextKey
  body?: TextKey
  files?: TextKey
}

export function faultsOf(
  { subject, body }: Content,
  filesState: 'READY' | 'SENDING' | 'REFUSED',
  reply = false,
): Faults {
  return {
    ...(!reply && subject.trim() === '' && { subject: 'compose.noSubject' as const }),
    ...(!reply && lettersOf(subject) > MOST_SUBJECT && { subject: 'compose.tooLong' as const }),
    ...(body.trim() === '' && { body: 'compose.noBody' as const }),
    ...(lettersOf(body) > MOST_LETTERS && { body: 'compose.tooLong' as const }),
    ...(filesState === 'SENDING' && { files: 'compose.filesBusy' as const }),
    ...(filesState === 'REFUSED' && { files: 'compose.filesRefused' as const }),
  }
}

/** For the summary: the one thing that is wrong, or that several are. */
export function faultText(t: Texts, faults: Faults): string | null {
  const [first, second] = Object.values(faults) as (TextKey | undefined)[]
  if (!first) return null
  return t(second ? 'compose.check' : first)
}
