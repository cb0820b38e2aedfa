import { describe, expect, test } from 'vitest'
import en from './en.json'
import es from './es.json'

const catalogues: Record<string, Record<string, string>> = { en, es }
const modules = import.meta.glob<Record<string, unknown>>(
  [
    '../features/**/wording.ts',
    '../lib/wording.ts',
    '../lib/message-wording.ts',
    '../lib/refill-wording.ts',
    '../lib/roles.ts',
  ],
  { eager: true },
)

/** All strings inside a wording table that look like keys; codes on its left side are not among the values. */
function keysIn(table: unknown): string[] {
  if (typeof table === 'string') return /^[a-z][A-Za-z]*(\.[a-zA-Z]+)+$/.test(table) ? [table] : []
  if (table === null || typeof table !== 'object' || table instanceof RegExp) return []
  return Object.values(table).flatMap(keysIn)
}

function has(catalogue: Record<string, string>, key: string): boolean {
  return [key, `${key}_one`, `${key}_other`].some((candidate) => candidate in catalogue)
}

const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()

test('both languages have the same keys', () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort())
})

test('no text is empty, and none was left in the other language by mistake', () => {
  const same = Object.keys(en).filter((key) => catalogues.en?.[key] === catalogues.es?.[key])
  expect(Object.entries({ ...en, ...es }).filter(([, text]) => text.trim() === '')).toEqual([])
  expect(same.sort()).toEqual(['accounts.npi', 'boards.nameAt', 'compose.sitePlace', 'home.cardOne', 'who.staffNamed'])
})

test.each(Object.keys(en))('%s has the same places to fill in', (key) => {
  expect(places(catalogues.es?.[key] ?? '')).toEqual(places(catalogues.en?.[key] ?? ''))
})

test('every plural has its two forms', () => {
  const stems = Object.keys(en).flatMap((key) => (key.endsWith('_one') ? [key.slice(0, -4)] : []))
  expect(stems.filter((stem) => !(`${stem}_other` in en))).toEqual([])
})

describe('wording tables', () => {
  const keys = Object.entries(modules).flatMap(([file, tables]) =>
    Object.values(tables).flatMap((table) => keysIn(table).map((key) => [file, key] as const)),
  )

  test('are found at all', () => {
    expect(keys.length).toBeGreaterThan(100)
  })

  test.each(keys)('%s: %s has a text in both languages', (_, key) => {
    expect(has(en, key) && has(es, key)).toBe(true)
  })
})
