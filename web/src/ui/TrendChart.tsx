import { type KeyboardEvent, useRef, useState } from 'react'
import type { Point, Range } from '../lib/api-types'
import { axisTime, dayText, shortText } from '../lib/dates'
import { useTexts } from '../lib/i18n'
import { unitText } from '../lib/names'
import { useDateView } from '../lib/viewer'
import { ticksFor } from './scale'

interface TrendChartProps {
  /** newest first, as the server sends them */
  points: Point[]
  unit: string | null
  range: Range | null
  current: string
}

const HEIGHT = 190
const TOP = 16
const BOTTOM = 160
const LEFT = 0.1 // share of the width that the numbers at the side take
const RIGHT = 0.97

/** Values over time with the range as a band. One tab stop; the arrow keys walk along the dots. */
export function TrendChart({ points, unit, range, current }: TrendChartProps) {
  const { t } = useTexts()
  const view = useDateView()
  const drawing = useRef<SVGSVGElement>(null)
  const ordered = points.toReversed()
  const [at, setAt] = useState<number | null>(null)
  const said = (point: Point) => `${dayText(view, point.when)}: ${pointText(point, unit)}`

  const low = numberOf(range?.low)
  const high = numberOf(range?.high)
  const ticks = ticksFor([...ordered.flatMap(numbersOf), ...[low, high].filter((bound) => bound !== null)])
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)]
  const y = (value: number) => BOTTOM - ((value - least) / (most - least)) * (BOTTOM - TOP)
  const times = ordered.map((point) => axisTime(point.when))
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const share = (time: number) => (last === first ? 0.5 : (time - first) / (last - first))
  const x = (time: number) => LEFT + 0.03 + share(time) * (RIGHT - LEFT - 0.06)
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`

  const walk = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!by) return
    event.preventDefault()
    const next = Math.min(Math.max((at ?? ordered.length - 1) + by, 0), ordered.length - 1)
    setAt(next)
    drawing.current?.querySelectorAll<SVGGElement>('.point')[next]?.focus()
  }
  const chosen = at === null ? undefined : ordered[at]
  const bandTop = y(high ?? most)
  const bandHeight = y(low ?? least) - bandTop
  return (
    <div className="trend">
      <svg
        ref={drawing}
        className="drawing"
        height={HEIGHT}
        role="group"
        aria-label={t('trend.label', { count: points.length })}
        onKeyDown={walk}
      >
        {(low !== null || high !== null) && (
          <>
            <rect
              x={percent(LEFT)}
              y={bandTop}
              width={percent(RIGHT - LEFT)}
              height={Math.max(bandHeight, 0)}
              fill="var(--band)"
              opacity=".55"
            />
            {bandHeight > 18 && (
              <text x={percent(RIGHT - 0.01)} y={bandTop + bandHeight - 6} textAnchor="end">
                {t('range.word')}
              </text>
            )}
          </>
        )}
        {ticks.map((tick) => (
          <g key={tick} aria-hidden="true">
            <line className="grid" x1={percent(LEFT)} x2={percent(RIGHT)} y1={y(tick)} y2={y(tick)} />
            <text x={percent(LEFT - 0.015)} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <Curve points={ordered} pick={(point) => point.number} x={x} y={y} />
        <Curve points={ordered} pick={(point) => point.second} x={x} y={y} second />
        {yearMarks(ordered, times).map((mark) => (
          <text key={mark.time} x={percent(x(mark.time))} y={BOTTOM + 22} textAnchor="middle" aria-hidden="true">
            {mark.year}
          </text>
        ))}
        {ordered.map((point, index) => (
          <g
            key={point.id}
            className="point"
            role="img"
            aria-label={said(point)}
            tabIndex={index === (at ?? ordered.length - 1) ? 0 : -1}
            onFocus={() => setAt(index)}
            onPointerEnter={() => setAt(index)}
          >
            {numbersOf(point).map((value, series) => (
              <g key={series}>
                <circle className="halo" cx={percent(x(times[index] ?? 0))} cy={y(value)} r="14" />
                <circle
                  className={point.id === current ? (isOut(value, low, high) ? 'dot out' : 'dot you') : 'dot'}
                  cx={percent(x(times[index] ?? 0))}
                  cy={y(value)}
                  r={point.id === current ? 7 : 5}
                />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <p className="trend-said small no-print" aria-hidden="true">
        {chosen ? said(chosen) : t('trend.hint')}
      </p>
    </div>
  )
}

interface CurveProps {
  points: Point[]
  pick: (point: Point) => string | null
  x: (time: number) => number
  y: (value: number) => number
  second?: boolean
}

/** Straight pieces between neighbours: anything smoother would draw values that nobody measured. */
function Curve({ points, pick, x, y, second }: CurveProps) {
  const known = points.filter((point) => pick(point) !== null)
  return known.slice(1).map((point, index) => {
    const before = known[index] ?? point
    return (
      <line
        key={point.id}
        className={second ? 'curve second' : 'curve'}
        x1={`${x(axisTime(before.when)) * 100}%`}
        y1={y(Number(pick(before)))}
        x2={`${x(axisTime(point.when)) * 100}%`}
        y2={y(Number(pick(point)))}
      />
    )
  })
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined || text.trim() === '' ? null : Number(text)
}

function numbersOf(point: Point): number[] {
  return [point.number, point.second].filter((value) => value !== null).map(Number)
}

function isOut(value: number, low: number | null, high: number | null): boolean {
  return (low !== null && value < low) || (high !== null && value > high)
}

export function pointText(point: Point, unit: string | null): string {
  const figures = point.second === null ? point.number : `${point.number} / ${point.second}`
  const tail = unitText(unit)
  return tail ? `${figures} ${tail}` : figures
}

/** A year under its first dot, unless that would print over the one before. */
function yearMarks(points: Point[], times: number[]): { year: string; time: number }[] {
  const marks: { year: string; time: number }[] = []
  const room = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 6
  points.forEach((point, index) => {
    const year = point.when.day.slice(0, 4)
    const time = times[index] ?? 0
    const last = marks.at(-1)
    if (last?.year !== year && (!last || time - last.time >= room)) marks.push({ year, time })
  })
  return marks
}

/** The same figures as a table: for reading aloud, for copying, and for print. */
export function TrendTable({ points, unit, current }: { points: Point[]; unit: string | null; current: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const [all, setAll] = useState(false)
  const shown = all ? points : points.slice(0, 4)
  return (
    <>
      <table>
        <caption className="unseen">{t('trend.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.date')}</th>
            <th scope="col" className="num">
              {t('trend.value')}
            </th>
            <th scope="col">{t('trend.change')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((point, index) => (
            <tr key={point.id} aria-current={point.id === current ? 'true' : undefined}>
              <td>{shortText(view, point.when)}</td>
              <td className="num">{pointText(point, unit)}</td>
              <td>{changeText(t, point, points[index + 1])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > shown.length && (
        <button type="button" className="button plain no-print" onClick={() => setAll(true)}>
          {t('trend.all', { count: points.length })}
        </button>
      )}
    </>
  )
}

function changeText(t: ReturnType<typeof useTexts>['t'], point: Point, before: Point | undefined): string {
  if (!before || point.second !== null) return ''
  const places = Math.max(decimals(point.number), decimals(before.number))
  const by = Number(point.number) - Number(before.number)
  const amount = Math.abs(by).toFixed(places)
  if (Number(amount) === 0) return t('trend.same')
  return t(by > 0 ? 'trend.up' : 'trend.down', { by: amount })
}

function decimals(text: string): number {
  return text.includes('.') ? (text.split('.')[1]?.length ?? 0) : 0
}
