import type {
  AccessRow,
  AllergyRow,
  Chart,
  ConditionRow,
  Home,
  ImmunizationRow,
  MedicineRow,
  NoteDetail,
  Person,
  ProcedureRow,
  TimelineRow,
  VisitDetail,
  VisitRow,
} from '../lib/api-types'
import { resultRows, vitalGroups } from './results'
import { ago, at, name, onDay, sentOnly } from './words'

const ZONE = 'America/Chicago'

export function person(id: string): Person {
  return id === 'pt-ines'
    ? {
        id,
        name: 'Inés Delgado',
        birthDate: '2015-08-14',
        sex: 'female',
        language: 'es',
        recordNumber: 'KW-20118',
        deceased: false,
      }
    : id === 'pt-long'
      ? {
          id,
          name: 'Maximiliana Featherstonehaugh-Oyelaran Papadimitriou',
          birthDate: '1931-02-03',
          sex: 'female',
          language: 'en',
          recordNumber: 'KW-10007',
          deceased: false,
        }
      : {
          id,
          name: 'Rosa Delgado Ortiz',
          birthDate: '1968-04-09',
          sex: 'female',
          language: 'es',
          recordNumber: 'KW-10442',
          deceased: false,
        }
}

export function medicines(language: string): MedicineRow[] {
  const metformin = name(
    'Metformin 500 mg tablet',
    'metFORMIN hydrochloride 500 MG Oral Tablet',
    'Metformina 500 mg, tableta',
  )
  const base = { status: 'active', endedOn: null, prescriber: 'Dr. Lena Abara', isNew: false }
  return [
    {
      ...base,
      id: 'm1',
      name: metformin(language),
      state: 'NOW',
      startedOn: onDay('2025-08-20'),
      dosage: language === 'es' ? '1 tableta 2 veces al día, con comida' : '1 tablet 2 times a day, with food',
      reason: name('blood sugar', null, 'el azúcar en la sangre')(language),
      isNew: true,
    },
    {
      ...base,
      id: 'm2',
      name: name('Lisinopril 10 mg tablet', 'lisinopril 10 MG Oral Tablet', 'Lisinopril 10 mg, tableta')(language),
      state: 'NOW',
      startedOn: onDay('2023-03'),
      dosage: language === 'es' ? '1 tableta por la mañana' : '1 tablet each morning',
      reason: name('high blood pressure', null, 'la presión alta')(language),
    },
    {
      ...base,
      id: 'm3',
      name: sentOnly(
        '24 HR fexofenadine hydrochloride 180 MG / pseudoephedrine hydrochloride 240 MG Extended Release Oral Tablet',
      )(language),
      state: 'NOW',
      startedOn: onDay('2019'),
      dosage: null,
      reason: null,
      prescriber: null,
    },
    {
      ...base,
      id: 'm4',
      name: name(
        'Amoxicillin 500 mg capsule',
        'amoxicillin 500 MG Oral Capsule',
        'Amoxicilina 500 mg, cápsula',
      )(language),
      state: 'BEFORE',
      status: 'completed',
      startedOn: onDay('2024-11-02'),
      endedOn: onDay('2024-11-09'),
      dosage: null,
      reason: null,
    },
  ]
}

export function conditions(language: string): ConditionRow[] {
  return [
    {
      id: 'c1',
      name: name('Higher blood sugar (prediabetes)', 'Prediabetes', 'Azúcar algo alta (prediabetes)')(language),
      state: 'NOW',
      since: onDay('2025-08-20'),
      until: null,
      recordedBy: 'Dr. Lena Abara',
      isNew: false,
    },
    {
      id: 'c2',
      name: name('High blood pressure', 'Essential hypertension (disorder)', 'Presión alta')(language),
      state: 'NOW',
      since: onDay('2023-03'),
      until: null,
      recordedBy: null,
      isNew: false,
    },
    {
      id: 'c3',
      name: sentOnly('Osteoarthritis of knee (disorder)')(language),
      state: 'NOW',
      since: onDay('2019'),
      until: null,
      recordedBy: null,
      isNew: false,
    },
    {
      id: 'c4',
      name: name('Sinus infection', 'Viral sinusitis (disorder)', 'Sinusitis')(language),
      state: 'BEFORE',
      since: onDay('2024-11-02'),
      until: onDay('2024-11-16'),
      recordedBy: null,
      isNew: false,
    },
  ]
}

export function allergies(language: string): AllergyRow[] {
  return [
    {
      id: 'a1',
      name: name('Penicillin', 'Penicillin V', 'Penicilina')(language),
      state: 'NOW',
      severity: 'HIGH',
      reactions: [name('rash', null, 'sarpullido')(language), name('swelling', null, 'hinchazón')(language)],
      since: onDay('1994'),
      kind: 'medicine',
      isNew: false,
    },
    {
      id: 'a2',
      name: name('Tree pollen', null, 'Polen de árbol')(language),
      state: 'NOW',
      severity: 'LOW',
      reactions: [],
      since: null,
      kind: null,
      isNew: false,
    },
  ]
}

export function immunizations(language: string): ImmunizationRow[] {
  const flu = name('Flu vaccine', 'Influenza, seasonal, injectable, preservative free', 'Vacuna contra la gripe')
  return [0, 1, 2, 3].map((years) => ({
    id: `i${years}`,
    name: flu(language),
    when: at(18 + years * 362),
    status: 'completed',
    place: 'North Street clinic',
    isNew: years === 0,
  }))
}

export function procedures(language: string): ProcedureRow[] {
  return [
    {
      id: 'pr1',
      name: name('Bowel check with a camera', 'Colonoscopy', 'Colonoscopia')(language),
      when: onDay('2022-05-11'),
      status: 'completed',
      place: 'County Hospital',
      isNew: false,
    },
  ]
}

export function visits(language: string): VisitRow[] {
  const base = {
    endedAt: null,
    place: 'North Street clinic',
    clinician: 'Dr. Lena Abara',
    kind: 'IN_PERSON' as const,
    state: 'DONE' as const,
    siteZone: ZONE,
    isNew: false,
  }
  return [
    {
      ...base,
      id: 'v-next',
      name: name('Follow-up', null, 'Cita de control')(language),
      when: at(-5, '19:30'),
      state: 'PLANNED',
    },
    {
      ...base,
      id: 'v-1',
      name: name('Yearly check-up', 'General examination of patient (procedure)', 'Revisión anual')(language),
      when: at(4),
      endedAt: ago(4, '16:10'),
    },
    {
      ...base,
      id: 'v-2',
      name: name('Urgent visit', null, 'Visita urgente')(language),
      when: at(140),
      kind: 'EMERGENCY',
      place: 'County Hospital',
      clinician: null,
    },
    {
      ...base,
      id: 'v-3',
      name: name('Phone visit', null, 'Consulta por teléfono')(language),
      when: at(371),
      kind: 'VIRTUAL',
    },
  ]
}

export function notes(language: string): NoteDetail[] {
  return [
    {
      id: 'no-1',
      name: name('Visit note', 'Progress note', 'Nota de la cita')(language),
      when: at(4),
      author: 'Dr. Lena Abara',
      isNew: true,
      text: 'Reason for visit\nYearly check-up. Feels well, walks most days.\n\nAssessment and plan\nBlood sugar a little lower than in spring. Go on with metformin.\nBlood pressure fine. See again in one week to talk about the results.',
    },
  ]
}

export function visitDetail(id: string, language: string): VisitDetail | null {
  const visit = visits(language).find((candidate) => candidate.id === id)
  if (!visit) return null
  const empty: VisitDetail = {
    visit,
    reason: null,
    conditions: [],
    procedures: [],
    medicines: [],
    results: [],
    vitals: [],
    immunizations: [],
    notes: [],
  }
  if (id !== 'v-1') return empty
  const vitals = vitalGroups(language)
    .slice(0, 2)
    .map((group) => ({
      id: group.latestId,
      name: group.name,
      value: group.latest,
      range: null,
      position: 'UNKNOWN' as const,
      components: group.components,
    }))
  return {
    ...empty,
    reason: name('Yearly check-up', null, 'Revisión anual')(language),
    results: resultRows(language).slice(0, 3),
    vitals,
    medicines: medicines(language).slice(0, 1),
    notes: notes(language),
  }
}

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

export function timeline(language: string): TimelineRow[] {
  const rows: TimelineRow[] = [
    ...resultRows(language).map((row) => ({
      id: row.id,
      group: 'results' as const,
      name: row.name,
      when: row.when,
      detail: null,
    })),
    ...visits(language)
      .slice(1)
      .map((row) => ({ id: row.id, group: 'visits' as const, name: row.name, when: row.when, detail: row.place })),
    ...immunizations(language).map((row) => ({
      id: row.id,
      group: 'immunizations' as const,
      name: row.name,
      when: row.when,
      detail: null,
    })),
    ...notes(language).map((row) => ({
      id: row.id,
      group: 'notes' as const,
      name: row.name,
      when: row.when,
      detail: row.author,
    })),
  ]
  return rows.sort((a, b) => b.when.day.localeCompare(a.when.day))
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
