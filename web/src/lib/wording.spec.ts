import { readFileSync, readdirSync } from 'node:fs'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import en from '../locales/en.json'
import es from '../locales/es.json'
import { Problem } from './http'
import { type Texts, setLanguage } from './i18n'
import { messageWording } from './message-wording'
import { pharmacyWording, refillWording } from './refill-wording'
import { problemText, serverWording } from './wording'

const SERVER = '../server/src/main/java'
const t: Texts = (key, values) => i18next.t(key, values ?? {})

/** A code is written as one literal wherever the server makes one, so that it can be found. */
function codesOfTheServer(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.java'))
  const found = files.flatMap((name) =>
    [...readFileSync(`${SERVER}/${name}`, 'utf8').matchAll(/"([a-z]+\.[A-Z][A-Z_]+)"/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(found)].sort()
}

test('every code of the server has words, and no code has words that the server does not send', () => {
  const codes = [serverWording, messageWording, pharmacyWording, refillWording].flatMap(Object.keys)
  expect(codes.sort()).toEqual(codesOfTheServer())
})

test('the page that lists the status codes names only codes that have words', () => {
  const page = readFileSync('../docs/status-codes.md', 'utf8')
  const named = [...page.matchAll(/`([a-z]+\.[A-Z][A-Z_]+)`/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(15)
  expect(
    named.filter(
      (code) => !(code in serverWording || code in messageWording || code in pharmacyWording || code in refillWording),
    ),
  ).toEqual([])
})

test.each(['en', 'es'] as const)('each is a whole sentence in %s', async (language) => {
  await setLanguage(language)
  const catalogue: Record<string, string> = language === 'en' ? en : es
  for (const code of [serverWording, messageWording, pharmacyWording, refillWording].flatMap(Object.keys)) {
    const text = problemText(t, new Problem(422, code, { minimum: 12 }))
    expect(text).toMatch(/^[A-ZÁÉÍÓÚÑ].*[.]$/)
    expect(text).not.toContain('{{')
    const ours = code === 'server.ERROR' ? [] : [catalogue['problem.serverFailed']]
    expect(ours).not.toContain(text)
  }
})

test('a code that a newer server sends is told as a failure, never shown as it is', async () => {
  await setLanguage('en')
  expect(problemText(t, new Problem(409, 'refill.NO_REPEATS_LEFT'))).toBe(en['problem.serverFailed'])
})
