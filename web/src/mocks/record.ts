import type {
  AllergyRow,
  ConditionRow,
  ImmunizationRow,
  MedicineRow,
  NoteDetail,
  Person,
  ProcedureRow,
  VisitDetail,
  VisitRow,
} from '../lib/api-types'
import { resultRows } from './results'
import { vitalGroups } from './vitals'
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
