// One text to the patients of several items, as the server describes it.
import type { Topic } from './message-types'

// POST /api/queue/selection/preview {items} -> SeveralChosen ; POST /api/queue/{id}/rendered {body} -> {body}
// POST /api/queue/selection SeveralText -> 201 SeveralSent ; POST /api/queue/selection/{id}/undo {} -> {takenBack}
export type LeftWhy = 'NOT_THERE' | 'SAME_PATIENT'
export interface LeftOut {
  item: string
  why: LeftWhy
}
export interface SeveralChosen {
  items: string[]
  left: LeftOut[]
}
export interface SeveralText {
  sendKey: string
  items: string[]
  topic: Topic
  subject: string
  /** {patient} becomes the name of each */ body: string
  oneWay: boolean
}
export interface SeveralSent {
  id: string
  patients: number
  leavesAt: string
  left: LeftOut[]
}
// GET /api/queue/selection/{id} -> SeveralStand     of one's own
export interface SeveralStand {
  waiting: number
  left: number
  /** came back to their items */ held: number
}
