import type { AccountRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const stateWording: Record<AccountRow['state'], TextKey> = {
  INVITED: 'accounts.invited',
  ACTIVE: 'accounts.active',
  OFF: 'accounts.off',
}
