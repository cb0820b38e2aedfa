// What the care team writes first, as the server describes it.
import type { FileInfo, Topic } from './message-types'

// POST /api/patients/{p}/letters Letter -> 201 {id}
export interface Letter {
  sendKey: string
  topic: Topic
  subject: string
  body: string
  files: string[]
  oneWay: boolean
  behalfOf: string | null
}
// GET …/letters/later -> {items: Waiting[]} ; POST {sendAt, letter: Letter} 204 ; PUT, DELETE …/later/{later} 204
// POST …/letters/files raw bytes, X-File-Name -> 201 FileInfo ; DELETE …/letters/files/{file} 204
// GET|PUT|DELETE /api/patients/{p}/letters/draft {draft: LetterDraft | null, colleagues: Colleague[]}
export interface LetterDraft {
  topic: Topic | null
  subject: string
  body: string
  files: FileInfo[]
  oneWay: boolean
  behalfOf: string | null
  /** a letter that waits and is being changed */ changes: string | null
  savedAt: string
}
