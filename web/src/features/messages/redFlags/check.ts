import type { KindCode } from './kinds'
import { phrases } from './phrases'
import { type Word, isWordLike, wordsOf } from './words'

export interface RedFlag {
  kind: KindCode
  /** as the person wrote them */ words: string
}

/** How many words may stand between two parts of a phrase. */
const NARROW = 3
const WIDE = 8

type Part = { gap: number } | { gap: 0; maybe: boolean; options: string[] }

const compiled: [KindCode, Part[]][] = Object.entries(phrases).flatMap(([kind, list]) =>
  list.map((phrase): [KindCode, Part[]] => [kind as KindCode, partsOf(phrase)]),
)

function partsOf(phrase: string): Part[] {
  return phrase.split(' ').map((part): Part => {
    if (part === '*') return { gap: NARROW }
    if (part === '**') return { gap: WIDE }
    const maybe = part.startsWith('?')
    return { gap: 0, maybe, options: (maybe ? part.slice(1) : part).split('|') }
  })
}

/**
 * Phrases of an emergency in a message. Runs on this device alone; the text goes nowhere for it.
 * Rather asks once too often: only a "no" right before a phrase lets it pass.
 */
export function findRedFlags(text: string): RedFlag[] {
  const words = wordsOf(text)
  const found: RedFlag[] = []
  for (const [kind, parts] of compiled) {
    for (let start = 0; start < words.length; start++) {
      const end = matchAt(words, start, parts, 0)
      if (end === null || isDenied(words, start)) continue
      found.push({
        kind,
        words: words
          .slice(start, end)
          .map((word) => word.written)
          .join(' '),
      })
      break
    }
  }
  return found
}

/** @returns the index after the last word of the match */
function matchAt(words: Word[], at: number, parts: Part[], part: number): number | null {
  const now = parts[part]
  if (!now) return at
  if (!('options' in now)) {
    for (let skip = 0; skip <= now.gap; skip++) {
      const end = matchAt(words, at + skip, parts, part + 1)
      if (end !== null) return end
      if (words[at + skip]?.endsSentence ?? true) return null
    }
    return null
  }
  const word = words[at]
  if (word && now.options.some((option) => isWordLike(word.plain, option))) {
    const last = parts.slice(part + 1).every((rest) => 'options' in rest && rest.maybe)
    if (last || !word.endsSentence) {
      const end = matchAt(words, at + 1, parts, part + 1)
      if (end !== null) return end
    }
  }
  return now.maybe ? matchAt(words, at, parts, part + 1) : null
}

const NO = new Set(
  'no not never without none neither nor denies deny isnt arent wasnt dont doesnt didnt havent hasnt hadnt aint sin ni nunca tampoco jamas niega niego ningun ninguna'.split(
    ' ',
  ),
)
/** After these, "no" denies something else: "not sure if", "no se si", "does not stop". */
const OTHER = new Set(
  'sure know only just stop stopping going getting improve improving better help helping sleep se solo solamente solamente mejora mejor quita deja para puedo'.split(
    ' ',
  ),
)
const NEW_CLAUSE = new Set('i but because since now pero porque ahora desde aunque tengo siento creo'.split(' '))
const NEAR = 4

/** "No chest pain", "sin dolor de pecho": a denial shortly before, in the same clause. */
function isDenied(words: Word[], start: number): boolean {
  for (let back = 1; back <= NEAR; back++) {
    const at = start - back
    const word = words[at]
    if (!word || word.endsClause) return false
    if (NO.has(word.plain)) return !OTHER.has(words[at + 1]?.plain ?? '')
    const verbOfTheDenial = NO.has(words[at - 1]?.plain ?? '')
    if (NEW_CLAUSE.has(word.plain) && !verbOfTheDenial) return false
  }
  return false
}
