import type { LinkProps } from '@tanstack/react-router'
import type { SessionView } from '../lib/api-types'
import type { TextKey } from '../lib/i18n'
import type { IconName } from '../ui/icons'

/** An entry of the rail or the tabs. `under`: path pieces that belong to it, so that it is marked on their pages. */
export interface Place {
  to: LinkProps['to']
  params?: Record<string, string>
  icon: IconName
  label: TextKey
  exact?: boolean
  under?: string[]
}

const SECURITY: Place = { to: '/security', icon: 'key', label: 'place.security', under: ['/notices'] }
const SEARCH: Place = { to: '/search', icon: 'search', label: 'place.search', under: ['/desk'] }
const OUTBOX: Place = { to: '/outbox', icon: 'out', label: 'place.outbox' }

const RECORD_PIECES = [
  'results',
  'medicines',
  'conditions',
  'allergies',
  'immunizations',
  'vitals',
  'procedures',
  'notes',
]

/** Only what exists, and only what the role may use: an entry that leads to a refusal would pretend. */
export function placesOf(session: SessionView, patient: string | null): Place[] {
  switch (session.role) {
    case 'PATIENT':
    case 'PROXY':
      return patientPlaces(patient ?? session.patients[0]?.id ?? null)
    case 'NURSE':
    case 'PHYSICIAN':
      return [{ to: '/patients', icon: 'people', label: 'place.patients', under: ['/p/'] }, SEARCH, SECURITY]
    case 'FRONT_DESK':
      return [SEARCH, SECURITY]
    case 'BILLING':
      return [SECURITY]
    case 'PRIVACY_OFFICER':
      return [{ to: '/audit', icon: 'eye', label: 'place.audit' }, SECURITY]
    case 'ADMINISTRATOR':
      return [{ to: '/accounts', icon: 'people', label: 'place.accounts' }, SEARCH, OUTBOX, SECURITY]
  }
}

function patientPlaces(patient: string | null): Place[] {
  if (!patient) return [SECURITY]
  const params = { patient }
  const base = `/p/${patient}/`
  return [
    { to: '/p/$patient', params, icon: 'home', label: 'place.home', exact: true },
    {
      to: '/p/$patient/record',
      params,
      icon: 'record',
      label: 'place.record',
      under: RECORD_PIECES.map((piece) => base + piece),
    },
    { to: '/p/$patient/visits', params, icon: 'calendar', label: 'place.visits', under: [`${base}visits`] },
    {
      to: '/p/$patient/more',
      params,
      icon: 'more',
      label: 'place.more',
      under: [`${base}accesses`, '/security', '/notices'],
    },
  ]
}
