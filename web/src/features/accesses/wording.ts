import type { AccessRow } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export type AccessFilter = 'all' | 'people' | 'refused'

export const filterWording: Record<AccessFilter, TextKey> = {
  all: 'accesses.filter.all',
  people: 'accesses.filter.people',
  refused: 'accesses.filter.refused',
}

export const relationWording: Record<AccessRow['relation'], TextKey | null> = {
  NONE: null,
  SELF: null,
  PROXY: 'accesses.why.proxy',
  CARE_TEAM: 'accesses.why.careTeam',
  BREAK_GLASS: 'accesses.why.breakGlass',
}

export type CategoryCode =
  | 'CARD'
  | 'PERSON'
  | 'RESULTS'
  | 'VITALS'
  | 'MEDICINES'
  | 'CONDITIONS'
  | 'ALLERGIES'
  | 'IMMUNIZATIONS'
  | 'VISITS'
  | 'PROCEDURES'
  | 'NOTES'
  | 'CARE_PLANS'
  | 'BILLING'
  | 'SOCIAL'
  | 'OTHER'
  | 'RELATIONS'
  | 'ACCESS_LOG'

/** Objects of the sentence "… looked at ___". */
export const categoryWording: Record<CategoryCode, TextKey> = {
  CARD: 'category.card',
  PERSON: 'category.person',
  RESULTS: 'category.results',
  VITALS: 'category.vitals',
  MEDICINES: 'category.medicines',
  CONDITIONS: 'category.conditions',
  ALLERGIES: 'category.allergies',
  IMMUNIZATIONS: 'category.immunizations',
  VISITS: 'category.visits',
  PROCEDURES: 'category.procedures',
  NOTES: 'category.notes',
  CARE_PLANS: 'category.carePlans',
  BILLING: 'category.billing',
  SOCIAL: 'category.social',
  OTHER: 'category.other',
  RELATIONS: 'category.relations',
  ACCESS_LOG: 'category.accessLog',
}

/** What was done, told from the first word of the act; an act without a word here is told neutrally, not guessed. */
export type ActVerb = 'READ' | 'SEARCH' | 'IMPORT' | 'CHANGE' | 'ASSIGN' | 'INVITE' | 'EXPORT' | 'MARK' | 'USE'

const verbStarts: [RegExp, ActVerb][] = [
  [/^(READ|VIEW|OPEN|LIST|LOOK|SEE|FIND_ONE)/, 'READ'],
  [/^SEARCH/, 'SEARCH'],
  [/^(IMPORT|RECEIVE|SEND_IN)/, 'IMPORT'],
  [/^(ASSIGN|UNASSIGN|END_ASSIGN)/, 'ASSIGN'],
  [/^INVITE/, 'INVITE'],
  [/^(EXPORT|DOWNLOAD|RELEASE)/, 'EXPORT'],
  [/^MARK_SEEN/, 'MARK'],
  [/^(CHANGE|WRITE|UPDATE|SET)/, 'CHANGE'],
]

export function verbOf(act: string): ActVerb {
  return verbStarts.find(([start]) => start.test(act))?.[1] ?? 'USE'
}

export const verbWording: Record<ActVerb, { done: TextKey; refused: TextKey }> = {
  READ: { done: 'act.read', refused: 'act.readRefused' },
  SEARCH: { done: 'act.search', refused: 'act.searchRefused' },
  IMPORT: { done: 'act.import', refused: 'act.importRefused' },
  CHANGE: { done: 'act.change', refused: 'act.changeRefused' },
  ASSIGN: { done: 'act.assign', refused: 'act.assignRefused' },
  INVITE: { done: 'act.invite', refused: 'act.inviteRefused' },
  EXPORT: { done: 'act.export', refused: 'act.exportRefused' },
  MARK: { done: 'act.mark', refused: 'act.markRefused' },
  USE: { done: 'act.use', refused: 'act.useRefused' },
}
