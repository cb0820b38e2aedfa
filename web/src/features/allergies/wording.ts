import type { AllergyRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const severityWording: Record<AllergyRow['severity'], TextKey | null> = {
  HIGH: 'allergies.high',
  LOW: 'allergies.low',
  UNKNOWN: null,
}
