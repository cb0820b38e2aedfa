export interface Word {
  /** small letters, no accents, no apostrophes */ plain: string
  written: string
  /** a comma or stronger comes after it */ endsClause: boolean
  /** a full stop, a question mark, a new line … comes after it */ endsSentence: boolean
}

export function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
}

export function wordsOf(text: string): Word[] {
  return [...text.normalize('NFC').matchAll(/([\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’`´]|\.(?=\d))*)([^\p{L}\p{N}]*)/gu)].map(
    ([, written = '', after = '']) => ({
      plain: plainOf(written),
      written,
      endsClause: /[,;:.!?\n()]/.test(after),
      endsSentence: /[.!?\n;]/.test(after),
    }),
  )
}

/** Words so long that one wrong letter is no other word; those that are one all the same. */
const LONG_ENOUGH = 6
const NOT_THAT_WORD = new Set(
  'breeding feeding beeding stoke choosing checking chocking stopping throats weekly'.split(' '),
)

/** `stem~` begins so; otherwise the same word, or one letter off where that cannot be another word. */
export function isWordLike(word: string, option: string): boolean {
  if (option.endsWith('~')) {
    const stem = option.slice(0, -1)
    return word.startsWith(stem)
  }
  if (word === option) return true
  if (option.length < LONG_ENOUGH || NOT_THAT_WORD.has(word)) return false
  return isOneOff(word, option)
}

/** One letter more, less, other, or two neighbours exchanged; the first letter stays. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (text: string, from: number) => text.slice(from)
  return (
    rest(one, at + 1) === rest(other, at + 1) ||
    rest(one, at + 1) === rest(other, at) ||
    rest(one, at) === rest(other, at + 1) ||
    (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2))
  )
}
