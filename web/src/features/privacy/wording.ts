import type { AuditRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const outcomeWording: Record<AuditRow['outcome'], TextKey> = {
  ALLOWED: 'audit.allowed',
  REFUSED: 'accesses.refused',
  FAILED: 'audit.failed',
}

/** What tied the account to the patient. Most acts are about no patient, and then there is nothing to say. */
export const tieWording: Record<AuditRow['relation'], TextKey> = {
  NONE: 'audit.tie.none',
  SELF: 'audit.tie.self',
  PROXY: 'audit.tie.proxy',
  CARE_TEAM: 'audit.tie.careTeam',
  WORK_ITEM: 'audit.tie.workItem',
  REFILL_ITEM: 'audit.tie.refillItem',
  BREAK_GLASS: 'audit.tie.breakGlass',
}

export const principalWording: Record<AuditRow['principal'], TextKey> = {
  ACCOUNT: 'audit.principal.account',
  CONSOLE: 'who.console',
  JOB: 'who.job',
  SENDER: 'who.sender',
  NOBODY: 'audit.principal.nobody',
}
