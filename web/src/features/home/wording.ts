import type { LinkProps } from '@tanstack/react-router'
import type { Group } from '../../lib/api-types'
import type { TextKey } from '../../lib/i18n'
import type { IconName } from '../../ui/icons'

interface GroupFace {
  icon: IconName
  title: TextKey
  /** "New results are in" */
  fresh: TextKey
  /** the one verb of its card */
  verb: TextKey
  to: LinkProps['to']
  /** page of a single item, where there is one */
  item: LinkProps['to'] | null
}

export const groupFaces: Record<Group, GroupFace> = {
  results: {
    icon: 'flask',
    title: 'group.results',
    fresh: 'home.fresh.results',
    verb: 'home.verb.results',
    to: '/p/$patient/results',
    item: '/p/$patient/results/$id',
  },
  medicines: {
    icon: 'pill',
    title: 'group.medicines',
    fresh: 'home.fresh.medicines',
    verb: 'home.verb.medicines',
    to: '/p/$patient/medicines',
    item: null,
  },
  conditions: {
    icon: 'heart',
    title: 'group.conditions',
    fresh: 'home.fresh.conditions',
    verb: 'home.verb.conditions',
    to: '/p/$patient/conditions',
    item: null,
  },
  allergies: {
    icon: 'alert',
    title: 'group.allergies',
    fresh: 'home.fresh.allergies',
    verb: 'home.verb.allergies',
    to: '/p/$patient/allergies',
    item: null,
  },
  immunizations: {
    icon: 'syringe',
    title: 'group.immunizations',
    fresh: 'home.fresh.immunizations',
    verb: 'home.verb.immunizations',
    to: '/p/$patient/immunizations',
    item: null,
  },
  vitals: {
    icon: 'pulse',
    title: 'group.vitals',
    fresh: 'home.fresh.vitals',
    verb: 'home.verb.vitals',
    to: '/p/$patient/vitals',
    item: null,
  },
  visits: {
    icon: 'calendar',
    title: 'group.visits',
    fresh: 'home.fresh.visits',
    verb: 'home.verb.visits',
    to: '/p/$patient/visits',
    item: '/p/$patient/visits/$id',
  },
  procedures: {
    icon: 'scissors',
    title: 'group.procedures',
    fresh: 'home.fresh.procedures',
    verb: 'home.verb.procedures',
    to: '/p/$patient/procedures',
    item: null,
  },
  notes: {
    icon: 'note',
    title: 'group.notes',
    fresh: 'home.fresh.notes',
    verb: 'home.verb.notes',
    to: '/p/$patient/notes',
    item: '/p/$patient/notes/$id',
  },
}

export const groupOrder: Group[] = [
  'results',
  'medicines',
  'conditions',
  'allergies',
  'immunizations',
  'vitals',
  'visits',
  'procedures',
  'notes',
]
