import type { Component, Name, Range, Value, When } from '../lib/api-types'

/** Words for made-up data. Nobody in these files exists. */
export const NOW = new Date()
const DAY = 86_400_000

/** A time of that day; of today, one that has passed already. */
export function ago(days: number, time = '15:40'): string {
  if (days === 0) return new Date(NOW.getTime() - (24 - Number(time.slice(0, 2))) * 60_000).toISOString()
  return `${new Date(NOW.getTime() - days * DAY).toISOString().slice(0, 10)}T${time}:00Z`
}

export function at(days: number, time?: string): When {
  const instant = ago(days, time)
  return { at: instant, precision: 'INSTANT', offset: '-05:00', day: instant.slice(0, 10) }
}

export function onDay(day: string): When {
  const precision = ({ 4: 'YEAR', 7: 'MONTH' } as const)[day.length] ?? 'DAY'
  return { at: `${day.padEnd(4, '0')}`, precision, offset: null, day }
}

export function name(en: string, sent: string | null = null, es: string | null = null): (language: string) => Name {
  return (language) => ({ plain: language === 'es' ? (es ?? en) : en, sent, sentLang: 'en', code: null })
}

export function sentOnly(sent: string): (language: string) => Name {
  return () => ({ plain: null, sent, sentLang: 'en', code: null })
}

export function value(number: string, unit: string | null): Value {
  return { text: unit ? `${number} ${unit}` : number, number, unit, comparator: null }
}

export function words(text: string): Value {
  return { text, number: null, unit: null, comparator: null }
}

export function range(
  low: string | null,
  high: string | null,
  unit: string | null,
  kind: Range['kind'] = 'SENT',
): Range {
  return {
    low,
    high,
    unit,
    kind,
    text: null,
    source: kind === 'USUAL' ? 'ABIM Laboratory Test Reference Ranges, 2025' : null,
  }
}

export function component(name: Name, number: string, unit: string): Component {
  return { name, value: value(number, unit) }
}
