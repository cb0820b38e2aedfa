import type { Position, Range, ResultDetail, ResultRow, Status } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'
import type { IconName } from '../../ui/icons'

/** Words and a shape carry the meaning; colour only repeats it. UNKNOWN says nothing rather than "normal". */
export const positionFaces: Record<
  Position,
  { text: TextKey; short: TextKey | null; icon: IconName; tone: 'attention' | 'brand' } | null
> = {
  BELOW: { text: 'position.below', short: 'position.belowShort', icon: 'down-arrow', tone: 'attention' },
  WITHIN: { text: 'position.within', short: null, icon: 'check', tone: 'brand' },
  ABOVE: { text: 'position.above', short: 'position.aboveShort', icon: 'up-arrow', tone: 'attention' },
  UNKNOWN: null,
}

export const statusWording: Record<Status, TextKey | null> = {
  FINAL: null,
  PRELIMINARY: 'status.preliminary',
  CORRECTED: 'status.corrected',
  CANCELLED: 'status.cancelled',
  OTHER: 'status.other',
}

/** In lists, where the whole sentence has no room. */
export const statusShortWording: Record<Status, TextKey | null> = {
  FINAL: null,
  PRELIMINARY: 'status.preliminaryShort',
  CORRECTED: 'status.correctedShort',
  CANCELLED: 'status.cancelledShort',
  OTHER: 'status.otherShort',
}

export const rangeWording: Record<Range['kind'], TextKey> = {
  SENT: 'range.sent',
  USUAL: 'range.usual',
}

/** Nothing is held back today, so it is shown as soon as it comes in, which may be later than it was final. */
export const shownWording: Record<ResultDetail['shownWhy'], TextKey> = {
  AS_SOON_AS_FINAL: 'source.asSoonAsItCame',
}

export const kindWording: Record<ResultRow['kind'], TextKey> = {
  PANEL: 'results.kind.panel',
  SINGLE: 'results.kind.single',
  NARRATIVE: 'results.kind.narrative',
}
