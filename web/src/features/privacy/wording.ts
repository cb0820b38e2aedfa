import type { AuditRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const outcomeWording: Record<AuditRow['outcome'], TextKey> = {
  ALLOWED: 'audit.allowed',
  REFUSED: 'accesses.refused',
  FAILED: 'audit.failed',
}

export const principalWording: Record<AuditRow['principal'], TextKey> = {
  ACCOUNT: 'audit.principal.account',
  CONSOLE: 'who.console',
  JOB: 'who.job',
  SENDER: 'who.sender',
}
