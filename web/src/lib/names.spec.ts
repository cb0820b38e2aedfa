import { expect, test } from 'vitest'
import { setLanguage } from './i18n'
import { unitText, valueText } from './names'

test.each([
  ['kg/m2', 'kg/m²'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['10*3/uL', '×10³/µL'],
  ['/min', 'per min'],
  ['{score}', ''],
  ['m[IU]/L', 'mIU/L'],
  ['ug/L', 'mcg/L'],
  ['mg/dL', 'mg/dL'],
])('%s is written %s', (unit, text) => {
  expect(unitText(unit)).toBe(text)
})

test('what a unit says in words is said in the language of the reader', async () => {
  await setLanguage('es')
  expect(unitText('/min')).toBe('por min')
  await setLanguage('en')
})

test('two numbers read as one keep their unit, words have none', () => {
  expect(valueText({ text: '132/78', number: null, unit: 'mm[Hg]', comparator: null })).toBe('132/78 mmHg')
  expect(valueText({ text: 'Negative', number: null, unit: null, comparator: null })).toBe('Negative')
  expect(valueText({ text: '5', number: '5', unit: '%', comparator: '<' })).toBe('< 5 %')
})
