import type { Position, Range, ResultRow, Status } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'
import type { IconName } from '../../ui/icons'

/** Words and a shape carry the meaning; colour only repeats it. UNKNOWN says nothing rather than "normal". */
export const positionFaces: Record<Position, { text: TextKey; icon: IconName; tone: 'attention' | 'brand' } | null> = {
  BELOW: { text: 'position.below', icon: 'down-arrow', tone: 'attention' },
  WITHIN: { text: 'position.within', icon: 'check', tone: 'brand' },
  ABOVE: { text: 'position.above', icon: 'up-arrow', tone: 'attention' },
  UNKNOWN: null,
}

export const statusWording: Record<Status, TextKey | null> = {
  FINAL: null,
  PRELIMINARY: 'status.preliminary',
  CORRECTED: 'status.corrected',
  CANCELLED: 'status.cancelled',
  OTHER: 'status.other',
}

export const rangeWording: Record<Range['kind'], TextKey> = {
  SENT: 'range.sent',
  USUAL: 'range.usual',
}

export const kindWording: Record<ResultRow['kind'], TextKey> = {
  PANEL: 'results.kind.panel',
  SINGLE: 'results.kind.single',
  NARRATIVE: 'results.kind.narrative',
}
