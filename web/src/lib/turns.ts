/** Characters that turn the direction of what follows: a record or a message may carry them, by accident or to deceive. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/
const LINE = /[^\n\r\u0085\u2029]+/g // where a paragraph ends, an isolate ends with it
const FIRST_STRONG = '\u2068'
const POP = '\u2069'

export const hasTurns = (text: string) => TURNS.test(text)

/** The same text, turning nothing beside it. What is isolated already stays as it is: a draft comes and goes many times. */
export function isolated(text: string): string {
  return text.replace(LINE, (line) => (hasTurns(line) && !isWhole(line) ? wrapped(line) : line))
}

/** Text that closes what it did not open would close our own isolate, and one that is left open would swallow its end. */
function wrapped(line: string): string {
  let open = 0
  let before = 0
  for (const mark of line) {
    if (opens(mark)) open++
    else if (mark === POP && open > 0) open--
    else if (mark === POP) before++
  }
  return FIRST_STRONG.repeat(before + 1) + line + POP.repeat(open + 1)
}

/** Whether the first character is an isolate that the last one ends, and no other does. */
function isWhole(line: string): boolean {
  if (!line.startsWith(FIRST_STRONG) || !line.endsWith(POP)) return false
  let open = 0
  for (const [at, mark] of [...line].entries()) {
    if (opens(mark)) open++
    else if (mark === POP) open--
    if (open === 0) return at === [...line].length - 1
  }
  return false
}

function opens(mark: string): boolean {
  return mark >= '\u2066' && mark <= '\u2068'
}
