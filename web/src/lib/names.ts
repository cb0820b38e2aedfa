import i18next from 'i18next'
import type { Component, Name, Value } from './api-types'
import type { Texts } from './i18n'

/** The plain name if there is a reviewed one, else what the sender wrote; never an invention. */
export function nameText(t: Texts, name: Name): string {
  return name.plain ?? name.sent ?? t('name.none')
}

/** The clinical name as second line, when the first line says something else. */
export function clinicalText(name: Name): string | null {
  return name.plain && name.sent && name.plain.toLowerCase() !== name.sent.toLowerCase() ? name.sent : null
}

const UNITS: Record<string, string> = {
  '{score}': '',
  '1': '',
  '{nominal}': '',
  'kg/m2': 'kg/m²',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Units are UCUM: exact, but some are written for machines. */
export function unitText(unit: string | null): string {
  if (!unit) return ''
  return (UNITS[unit] ?? unit)
    .replace(/\{[^}]*\}/g, '')
    .replaceAll('[degF]', '°F')
    .replaceAll('Cel', '°C')
    .replaceAll('mm[Hg]', 'mmHg')
    .replaceAll('[lb_av]', 'lb')
    .replaceAll('[in_i]', 'in')
    .replaceAll('[IU]', 'IU')
    .replace(/^10\*(\d)\//, (_, power: string) => `×10${SUPERSCRIPTS[Number(power)]}/`)
    .replace(/\bu([Lg])\b/g, (_, rest: string) => (rest === 'L' ? 'µL' : 'mcg')) // a written µg was taken for mg too often
    .replace(/^\/min$/, i18next.t('unit.perMinute'))
}

const COMPARATORS = { '<': '<', '<=': '≤', '>=': '≥', '>': '>' } as const

export function valueText(value: Value): string {
  const unit = unitText(value.unit) // two numbers read as one, as 120/80, have a unit and are no number
  return `${figure(value)}${unit && ` ${unit}`}`
}

export function figure(value: Value): string {
  if (value.number === null) return value.text
  return `${value.comparator ? `${COMPARATORS[value.comparator]} ` : ''}${value.number}`
}

export function withUnit(text: string, unit: string | null): string {
  return `${text} ${unitText(unit)}`.trim()
}

export function listText(language: string, words: string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words)
}

/** A value, or the parts of a measurement read together: "128 / 82 mmHg". */
export function wholeText(value: Value | null, components: Component[]): string {
  if (value) return valueText(value)
  const values = components.flatMap((part) => (part.value ? [part.value] : []))
  const units = new Set(values.map((part) => part.unit))
  if (units.size > 1) return values.map(valueText).join(' / ')
  const unit = unitText(values[0]?.unit ?? null)
  return `${values.map(figure).join(' / ')}${unit && ` ${unit}`}`
}
