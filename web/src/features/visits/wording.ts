import type { VisitRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const visitKindWording: Record<VisitRow['kind'], TextKey | null> = {
  IN_PERSON: null,
  EMERGENCY: 'visit.kind.emergency',
  HOSPITAL: 'visit.kind.hospital',
  VIRTUAL: 'visit.kind.virtual',
  HOME: 'visit.kind.home',
  OTHER: null,
}

export const visitStateWording: Record<VisitRow['state'], TextKey | null> = {
  PLANNED: 'visit.state.planned',
  DONE: null,
  CANCELLED: 'visit.state.cancelled',
  NOW: 'visit.state.now',
}
