import { expect, test } from 'vitest'
import { setLanguage } from './i18n'
import { unitText } from './names'

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
