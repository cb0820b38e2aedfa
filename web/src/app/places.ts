import type { LinkProps } from '@tanstack/react-router'
import type { SessionView } from '../lib/api-types'
import type { Boards } from '../lib/message-types'
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
  /** a name that the clinic gave, in place of the label */ name?: string
  /** what waits there, and how much of it is late */ count?: { open: number; late: number }
  unread?: number
  /** on the rail only: the tabs of a phone hold five */ railOnly?: boolean
}

const SECURITY: Place = { to: '/security', icon: 'key', label: 'place.security', under: ['/notices'] }
const SEARCH: Place = { to: '/search', icon: 'search', label: 'place.search', under: ['/desk'] }
const OUTBOX: Place = { to: '/outbox', icon: 'out', label: 'place.outbox' }

const RECORD_PIECES = [
  'results',
  'medicines',
  'refills',
  'conditions',
  'allergies',
  'immunizations',
  'vitals',
  'procedures',
  'notes',
]

const PATIENTS: Place = { to: '/patients', icon: 'people', label: 'place.patients', under: ['/p/'] }
const FIGURES: Place = { to: '/figures', icon: 'pulse', label: 'place.figures', railOnly: true }
const PROTOCOLS: Place = { to: '/protocols', icon: 'list', label: 'place.protocols', railOnly: true }
const TEMPLATES: Place = { to: '/templates', icon: 'note', label: 'place.templates', railOnly: true }
const AWAY: Place = { to: '/away', icon: 'calendar', label: 'place.away', railOnly: true }

/** What waits, as far as it is known yet: places are there before their counts. */
export interface Waiting {
  unread: number
  boards: Boards | undefined
}

/** Only what exists, and only what the role may use: an entry that leads to a refusal would pretend. */
export function placesOf(session: SessionView, patient: string | null, waiting: Waiting): Place[] {
  switch (session.role) {
    case 'PATIENT':
    case 'PROXY':
      return patientPlaces(patient ?? session.patients[0]?.id ?? null, waiting.unread)
    case 'NURSE':
    case 'PHYSICIAN':
      return [...queuePlaces(waiting.boards), PATIENTS, SEARCH, FIGURES, PROTOCOLS, TEMPLATES, AWAY, SECURITY]
    case 'FRONT_DESK':
      return [...queuePlaces(waiting.boards), SEARCH, FIGURES, TEMPLATES, AWAY, SECURITY]
    case 'BILLING':
      return [...queuePlaces(waiting.boards), FIGURES, TEMPLATES, AWAY, SECURITY]
    case 'PRIVACY_OFFICER':
      return [{ to: '/audit', icon: 'eye', label: 'place.audit' }, SECURITY]
    case 'ADMINISTRATOR':
      return [
        { to: '/accounts', icon: 'people', label: 'place.accounts' },
        { to: '/boards', icon: 'list', label: 'place.boards' },
        { to: '/sites', icon: 'home', label: 'place.sites', railOnly: true },
        FIGURES,
        SEARCH,
        OUTBOX,
        SECURITY,
      ]
  }
}

function queuePlaces(boards: Boards | undefined): Place[] {
  return [
    { to: '/queue', icon: 'inbox', label: 'place.queue', under: ['/queue/mine'], count: boards?.mine },
    ...(boards?.boards ?? []).map((board): Place => ({
      to: '/queue/$board',
      params: { board: String(board.id) },
      icon: 'list',
      label: 'place.queue',
      name: board.name,
      count: board.count,
      under: [`/queue/${board.id}/`],
      railOnly: true,
    })),
  ]
}

function patientPlaces(patient: string | null, unread: number): Place[] {
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
    {
      to: '/p/$patient/messages',
      params,
      icon: 'message',
      label: 'place.messages',
      under: [`${base}messages`],
      unread,
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
