import type { Position, Range, Value } from '../lib/api-types'
import { useTexts } from '../lib/i18n'
import { figure, unitText } from '../lib/names'
import { useSessionState } from '../lib/session'
import { placesOnLine } from './scale'

interface NumberLineProps {
  value: Value
  range: Range
  position: Position
  mini?: boolean
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/** The value's place on a line with the range as a band. Drawn in shares of the width: it fits any screen unscaled. */
export function NumberLine({ value, range, position, mini = false }: NumberLineProps) {
  const { t } = useTexts()
  const state = useSessionState()
  const own = state.kind === 'IN' && state.session.side === 'PATIENT'
  const places = placesOnLine(Number(value.number ?? NaN), numberOf(range.low), numberOf(range.high))
  if (!places) return null
  const out = position === 'ABOVE' || position === 'BELOW'
  const label = lineText(t, value, range)
  if (mini) {
    return (
      <svg className="drawing mini" role="img" aria-label={label} height="14">
        <rect x="0" y="3" width="100%" height="8" rx="4" fill="var(--sunk)" />
        <rect
          x={percent(places.bandFrom)}
          y="3"
          width={percent(places.bandTo - places.bandFrom)}
          height="8"
          rx="4"
          fill="var(--band)"
        />
        <circle className={out ? 'dot out' : 'dot you'} cx={percent(places.value)} cy="7" r="7" />
      </svg>
    )
  }
  const [lowAt, highAt] = apart(places.low, places.high)
  const youAt = Math.min(Math.max(places.value, 0.08), 0.92)
  return (
    <div className="line">
      <svg className="drawing" role="img" aria-label={label} height="78">
        <rect x="0" y="32" width="100%" height="12" rx="6" fill="var(--sunk)" />
        <rect
          x={percent(places.bandFrom)}
          y="32"
          width={percent(places.bandTo - places.bandFrom)}
          height="12"
          rx="6"
          fill="var(--band)"
        />
        {lowAt !== null && (
          <text x={percent(lowAt)} y="65" textAnchor="middle">
            {range.low}
          </text>
        )}
        {highAt !== null && (
          <text x={percent(highAt)} y="65" textAnchor="middle">
            {range.high}
          </text>
        )}
        <RangeLabel places={places} text={t('range.word')} />
        <svg x={percent(places.value)} y="0" overflow="visible" width="1" height="1">
          <path d="M0 28l-7-10h14z" fill="var(--ink)" />
        </svg>
        <circle className={out ? 'dot out' : 'dot you'} cx={percent(places.value)} cy="38" r="8.5" strokeWidth="3" />
        <text className="strong" x={percent(youAt)} y="12" textAnchor="middle">
          {own ? t('line.you', { value: figure(value) }) : figure(value)}
        </text>
      </svg>
    </div>
  )
}

function numberOf(text: string | null): number | null {
  return text === null || text.trim() === '' ? null : Number(text)
}

type Places = NonNullable<ReturnType<typeof placesOnLine>>

/** The two numbers under the band keep clear of each other and of the ends. */
function apart(low: number | null, high: number | null): [number | null, number | null] {
  const inside = (share: number | null) => (share === null ? null : Math.min(Math.max(share, 0.03), 0.97))
  const [from, to] = [inside(low), inside(high)]
  if (from !== null && to !== null && to - from < 0.12) {
    const middle = (from + to) / 2
    return [Math.max(middle - 0.06, 0.03), Math.min(middle + 0.06, 0.97)]
  }
  return [from, to]
}

function RangeLabel({ places, text }: { places: Places; text: string }) {
  const width = places.bandTo - places.bandFrom
  if (width < 0.34) return null // no room: the sentence below the line names the range in full
  return (
    <text x={percent(places.bandFrom + width / 2)} y="65" textAnchor="middle">
      {text}
    </text>
  )
}

export function rangeText(t: ReturnType<typeof useTexts>['t'], range: Range): string {
  const unit = unitText(range.unit)
  const tail = unit && ` ${unit}`
  if (range.low !== null && range.high !== null) return t('range.between', { low: range.low, high: range.high }) + tail
  if (range.high !== null) return t('range.upTo', { high: range.high }) + tail
  if (range.low !== null) return t('range.from', { low: range.low }) + tail
  return range.text ?? ''
}

/** The drawing in words, for those who hear it. */
export function lineText(t: ReturnType<typeof useTexts>['t'], value: Value, range: Range): string {
  const unit = unitText(value.unit)
  return t('line.label', { value: `${figure(value)}${unit && ` ${unit}`}`, range: rangeText(t, range) })
}
