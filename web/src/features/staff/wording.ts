import type { Proposal, SearchFacts } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'

export const waysWording: Record<SearchFacts['by'], TextKey> = {
  NAME_BIRTH: 'search.byName',
  RECORD_BIRTH: 'search.byRecord',
  PHONE_NAME: 'search.byPhone',
}

export const proposalWording: Record<Proposal['because'], TextKey> = {
  CARE_TEAM: 'desk.because.careTeam',
  VISIT: 'desk.because.visit',
}
