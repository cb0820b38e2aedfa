import type { BoardWish } from '../../lib/board-types'
import type { Role } from '../../lib/api-types'
import { CLINICAL_TOPICS } from '../messages/wording'

/** Whether the server takes somebody of this role on the board: what is about health goes to nurses and physicians only. */
export function fits({ kind, topics, clinicianId }: BoardWish, role: Role): boolean {
  if (role === 'PHYSICIAN') return true
  if (kind === 'PHYSICIANS') return false
  return role === 'NURSE' || (clinicianId === null && !topics.some((topic) => CLINICAL_TOPICS.includes(topic)))
}
