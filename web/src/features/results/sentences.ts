import type { ResultDetail } from '../../lib/api-types'
import { type DateView, dayText, monthText } from '../../lib/dates'
import type { Texts } from '../../lib/i18n'
import { figure } from '../../lib/names'

type Change = NonNullable<ResultDetail['change']>

const NEAR_MILLIS = 60 * 24 * 60 * 60 * 1000 // within two months "in August" could be either of two results

/** "Down from 6.4 in August 2025. That is a move towards the usual range." Away from it is told just as calmly. */
export function changeSentence(t: Texts, view: DateView, change: Change, when: ResultDetail['when']): string {
  const near = Date.parse(when.at) - Date.parse(change.when.at) < NEAR_MILLIS
  const date = near
    ? t('change.on', { day: dayText(view, change.when, null) })
    : t('change.in', { month: monthText(view, change.when) })
  const from = figure(change.from)
  const moved = directionSentence(t, change, from, date)
  if (change.direction === 'SAME' || change.towardsRange === null) return moved
  return `${moved} ${t(change.towardsRange ? 'change.towards' : 'change.away')}`
}

function directionSentence(t: Texts, change: Change, from: string, date: string): string {
  switch (change.direction) {
    case 'UP':
      return t('change.up', { from, date })
    case 'DOWN':
      return t('change.down', { from, date })
    case 'SAME':
      return t('change.same', { from, date })
  }
}
