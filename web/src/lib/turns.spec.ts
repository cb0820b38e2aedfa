import { expect, test } from 'vitest'
import { isolated } from './turns'

const FSI = '\u2068'
const PDI = '\u2069'

test.each([
  ['ordinary', 'ordinary'],
  ['two\nlines', 'two\nlines'],
  ['\u0645\u0631\u062D\u0628\u0627', '\u0645\u0631\u062D\u0628\u0627'],
  ['abc\u202Egpj', `${FSI}abc\u202Egpj${PDI}`],
  // closes an isolate that it did not open, and overrides what follows
  [`a${PDI}\u202Eb`, `${FSI}${FSI}a${PDI}\u202Eb${PDI}`],
  // opens one that it leaves open
  ['\u202Ea\u2067b', `${FSI}\u202Ea\u2067b${PDI}${PDI}`],
  // an isolate ends with its line
  ['first\n\u202Esecond\r\nthird', `first\n${FSI}\u202Esecond${PDI}\r\nthird`],
])('%j turns nothing beside it', (text, shown) => {
  expect(isolated(text)).toBe(shown)
  expect(isolated(shown)).toBe(shown)
})
