const EN_LOW =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const EN_TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ES_LOW =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const ES_TENS = '- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const ES_HUNDREDS =
  '- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ')

/** A quantity in words, beside its figures, so that a figure added with a pen is seen. At most 999,999 and three decimals. */
export function numberWords(digits: string, language: string): string {
  const spanish = language.startsWith('es')
  const [whole = '0', decimals = ''] = digits.split('.')
  const said = spanish ? spanishOf(Number(whole)) : englishOf(Number(whole))
  const rest = decimals.replace(/0+$/, '')
  if (rest === '') return said
  const names = spanish ? ES_LOW : EN_LOW
  return [said, spanish ? 'coma' : 'point', ...[...rest].map((digit) => names[Number(digit)] ?? '')].join(' ')
}

function englishOf(number: number): string {
  if (number < 20) return EN_LOW[number] ?? ''
  if (number < 100) return joined(EN_TENS[Math.floor(number / 10)], number % 10, englishOf, '-')
  if (number < 1000) return joined(`${englishOf(Math.floor(number / 100))} hundred`, number % 100, englishOf, ' ')
  return joined(`${englishOf(Math.floor(number / 1000))} thousand`, number % 1000, englishOf, ' ')
}

function spanishOf(number: number): string {
  if (number < 30) return ES_LOW[number] ?? ''
  if (number < 100) return joined(ES_TENS[Math.floor(number / 10)], number % 10, spanishOf, ' y ')
  if (number === 100) return 'cien'
  if (number < 1000) return joined(ES_HUNDREDS[Math.floor(number / 100)], number % 100, spanishOf, ' ')
  const thousands = Math.floor(number / 1000)
  const said =
    thousands === 1
      ? 'mil'
      : `${spanishOf(thousands)
          .replace(/veintiuno$/, 'veintiún')
          .replace(/uno$/, 'un')} mil`
  return joined(said, number % 1000, spanishOf, ' ')
}

function joined(head = '', rest: number, say: (number: number) => string, between: string): string {
  return rest === 0 ? head : `${head}${between}${say(rest)}`
}
