// Boards and sites as an administrator keeps them, as the server describes them.
import type { Colleague, Topic } from './message-types'

// GET /api/boards -> BoardList ; POST BoardWish 201 {id} ; PUT /{id} BoardWish 204    409 board.TOPIC_TAKEN, 422 board.NOT_FOR_THEM, board.NO_SUCH_SITE, board.NO_SUCH_CLINICIAN, board.NOT_OF_A_CLINICIAN, board.CLINICIAN_STAYS
export interface BoardList {
  boards: KeptBoard[]
  /** who may be on a board */ staff: Colleague[]
  /** for which a board may answer */ sites: { id: string; name: string }[]
}
export interface BoardWish {
  name: string
  kind: 'FIRST_LINE' | 'PHYSICIANS'
  topics: Topic[]
  dueMinutes: number
  /** the site it answers for; null: for all */ siteId: string | null
  /** whose board it is; from one clinician to another only; null: nobody's in particular */ clinicianId: string | null
  people: string[]
}
export interface KeptBoard extends BoardWish {
  id: number
  /** also where they do not work here any more */ clinicianName: string | null
}
// GET /api/sites -> SiteList ; POST SiteWish 201 {id} ; PUT /{id} SiteWish 204 ; POST /{id}/close 204    409 site.HAS_BOARDS
export interface SiteList {
  sites: KeptSite[]
}
export interface SiteWish {
  name: string
  /** the address line that patients read; may be empty */ place: string
}
export interface KeptSite extends SiteWish {
  id: string
}
