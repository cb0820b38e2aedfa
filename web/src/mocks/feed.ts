import type { AccessRow, Chart, Home } from '../lib/api-types'
import { allergies, conditions, immunizations, medicines, notes, person, visits } from './record'
import { resultRows } from './results'
import { vitalGroups } from './vitals'
import { ago, at } from './words'

export function counts(): Home['counts'] {
  return {
    results: 36,
    medicines: 4,
    conditions: 4,
    allergies: 2,
    immunizations: 4,
    vitals: 17,
    visits: 4,
    procedures: 1,
    notes: 1,
  }
}

export function home(id: string, language: string): Home {
  const [planned, last] = visits(language)
  const calm = id !== 'pt-rosa'
  const card = { itemId: null, outsideRange: 0 }
  return {
    person: person(id),
    more: calm ? 0 : 1,
    first: false,
    recordSince: 2016,
    nextVisit: calm ? null : (planned ?? null),
    lastVisit: calm ? null : (last ?? null),
    counts: calm
      ? {
          results: 0,
          medicines: 0,
          conditions: 0,
          allergies: 0,
          immunizations: 1,
          vitals: 0,
          visits: 0,
          procedures: 0,
          notes: 0,
        }
      : counts(),
    cards: calm
      ? []
      : [
          {
            ...card,
            group: 'results',
            count: 3,
            names: resultRows(language)
              .slice(0, 3)
              .map((row) => row.name),
            latest: at(4),
            outsideRange: 3,
          },
          {
            ...card,
            group: 'notes',
            count: 1,
            names: notes(language).map((note) => note.name),
            latest: at(4),
            itemId: 'no-1',
          },
          {
            ...card,
            group: 'immunizations',
            count: 1,
            names: immunizations(language)
              .slice(0, 1)
              .map((row) => row.name),
            latest: at(18),
            itemId: 'i0',
          },
        ],
  }
}

export function accesses(): AccessRow[] {
  const base = { outcome: 'ALLOWED' as const, count: 1, role: null, name: null, relation: 'NONE' as const }
  return [
    { ...base, at: ago(0, '14:44'), who: 'YOU', relation: 'SELF', act: 'READ_RESULTS', category: 'RESULTS' },
    {
      ...base,
      at: ago(0, '14:02'),
      who: 'STAFF',
      name: 'Ida Brandt',
      role: 'NURSE',
      relation: 'CARE_TEAM',
      act: 'READ_CHART',
      category: null,
      count: 12,
    },
    {
      ...base,
      at: ago(1, '21:31'),
      who: 'STAFF',
      name: 'Tomás Rey',
      role: 'FRONT_DESK',
      act: 'ASSIGN_CLINICIAN',
      category: 'RELATIONS',
    },
    {
      ...base,
      at: ago(1, '16:20'),
      who: 'STAFF',
      name: null,
      role: 'PHYSICIAN',
      act: 'READ_CHART',
      category: null,
      outcome: 'REFUSED',
    },
    {
      ...base,
      at: ago(3, '13:02'),
      who: 'SENDER',
      name: 'County Laboratory',
      act: 'IMPORT',
      category: 'RESULTS',
      count: 11,
    },
  ]
}

export function chart(id: string, language: string): Chart {
  return {
    person: person(id),
    conditions: conditions(language).slice(0, 3),
    allergies: allergies(language),
    medicines: medicines(language).slice(0, 3),
    results: resultRows(language).slice(0, 8),
    vitals: vitalGroups(language),
    visits: visits(language),
    immunizations: immunizations(language),
    counts: counts(),
  }
}
