/** Where a value and its range stand on a line, as shares of its length from 0 to 1. */
export interface LinePlaces {
  value: number
  bandFrom: number
  bandTo: number
  low: number | null
  high: number | null
}

/**
 * The band takes the middle of the line, unless the value lies so far out that the line must grow to hold it.
 * A range open at one side runs to that end of the line. Without any bound there is no line to draw.
 */
export function placesOnLine(value: number, low: number | null, high: number | null): LinePlaces | null {
  if (![value, low ?? 0, high ?? 0].every(Number.isFinite)) return null
  if (low === null && high === null) return null
  if (low !== null && high !== null && high <= low) return null
  const [from, to] = bounds(low, high)
  const width = to - from
  const start = Math.min(from - width * 0.35, value - width * 0.2)
  const end = Math.max(to + width * 0.35, value + width * 0.2)
  // Amounts do not go below nothing, and a line that does looks wrong to everybody.
  const least = Math.min(from, value) >= 0 ? Math.max(start, 0) : start
  const share = (at: number) => (at - least) / (end - least)
  return {
    value: share(value),
    bandFrom: low === null ? 0 : share(low),
    bandTo: high === null ? 1 : share(high),
    low: low === null ? null : share(low),
    high: high === null ? null : share(high),
  }
}

function bounds(low: number | null, high: number | null): [number, number] {
  if (low !== null && high !== null) return [low, high]
  if (high !== null) return [high > 0 ? 0 : high * 2 - 1, high]
  const only = low ?? 0
  return [only, only + Math.max(Math.abs(only), 1)]
}

/** Three to five round numbers that hold all values. */
export function ticksFor(values: number[]): number[] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = high - low || Math.abs(high) * 0.1 || 1
  const rough = (room * 1.2) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.floor(low / step) * step
  const ticks: number[] = []
  for (let at = first; at < high + step * 0.999; at += step) ticks.push(Number(at.toPrecision(12)))
  if (ticks.length < 2) ticks.push(Number((first + step).toPrecision(12)))
  return ticks
}
