import { expect, test } from 'vitest'
import { numberWords } from './numberWords'

test.each([
  ['0', 'zero', 'cero'],
  ['21', 'twenty-one', 'veintiuno'],
  ['30', 'thirty', 'treinta'],
  ['45', 'forty-five', 'cuarenta y cinco'],
  ['100', 'one hundred', 'cien'],
  ['118', 'one hundred eighteen', 'ciento dieciocho'],
  ['500', 'five hundred', 'quinientos'],
  ['1000', 'one thousand', 'mil'],
  ['21731', 'twenty-one thousand seven hundred thirty-one', 'veintiún mil setecientos treinta y uno'],
  ['2.50', 'two point five', 'dos coma cinco'],
  ['0.05', 'zero point zero five', 'cero coma cero cinco'],
])('%s is said in both languages', (digits, english, spanish) => {
  expect(numberWords(digits, 'en')).toBe(english)
  expect(numberWords(digits, 'es')).toBe(spanish)
})
