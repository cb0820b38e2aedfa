import type { Role } from './api-types'
import type { TextKey } from './i18n'

export const roleWording: Record<Role, TextKey> = {
  PATIENT: 'role.patient',
  PROXY: 'role.proxy',
  NURSE: 'role.nurse',
  PHYSICIAN: 'role.physician',
  FRONT_DESK: 'role.frontDesk',
  BILLING: 'role.billing',
  PRIVACY_OFFICER: 'role.privacyOfficer',
  ADMINISTRATOR: 'role.administrator',
}

export const staffRoles: Role[] = ['NURSE', 'PHYSICIAN', 'FRONT_DESK', 'BILLING', 'PRIVACY_OFFICER', 'ADMINISTRATOR']
