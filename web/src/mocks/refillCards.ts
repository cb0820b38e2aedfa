import type { Item, QueueRow } from '../lib/message-types'
import type { Decision, RefillItem } from '../lib/refill-types'
import { outOfStock } from './pharmacyChange'
import { pharmacies } from './pharmacies'
import { ago } from './words'

export const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

interface Made {
  title: string
  name: string
  born: number
  due: number
  refill: Partial<RefillItem>
}

const [near = null, , paperOnly = null] = pharmacies

export const proposal: Decision = {
  quantity: '30',
  unit: 'TABLET',
  daysSupply: 30,
  refills: 2,
  sig: 'Take 1 tablet by mouth each morning',
  substitutionAllowed: true,
  note: null,
  pharmacyId: 'ph-1',
  alternative: null,
}

export const conditions = [
  { text: 'Seen at the clinic in the last 12 months', met: true, fact: null, unit: null, on: '2026-08-14' },
  {
    text: 'Potassium within 3.5 to 5.0 in the last 12 months',
    met: true,
    fact: '4.4',
    unit: 'mmol/L',
    on: '2026-08-12',
  },
  { text: 'Blood pressure taken in the last 12 months', met: true, fact: '128/78', unit: 'mm[Hg]', on: '2026-08-14' },
]

function item(made: Made, index: number): Item {
  const id = `rq-${index + 1}`
  const row: QueueRow = {
    id,
    kind: 'REFILL',
    topic: 'MEDICINE',
    title: made.title,
    patient: { name: made.name, birthYear: made.born },
    board: { id: 1, name: 'Medical questions' },
    meantFor: null,
    assignee: null,
    state: 'OPEN',
    waitingSince: soon(made.due - 480),
    dueAt: soon(made.due),
    snoozedUntil: null,
    flagged: false,
    escalated: false,
    answered: false,
    version: 1,
  }
  const refill: RefillItem = {
    id: `re-q${index}`,
    state: 'SENT',
    medicine: { name: made.title, sent: null, dosage: '1 tablet each morning', rxNorm: '314076' },
    note: null,
    askedAt: soon(made.due - 480),
    askedBy: made.name,
    forPatient: false,
    early: false,
    controlled: false,
    fromPharmacy: false,
    asked: null,
    change: null,
    pharmacy: near,
    facts: {
      lastVisitOn: '2026-08-14',
      lastFillOn: ago(27).slice(0, 10),
      quantity: '30 tablets',
      repeatsLeft: 0,
      prescriber: 'Dr. Lena Abara',
      allergies: ['Penicillin: rash'],
      laboratory: [
        { name: 'Potassium', value: '4.4', unit: 'mmol/L', on: '2026-08-12' },
        { name: 'Creatinine', value: '0.9', unit: 'mg/dL', on: '2026-08-12' },
      ],
      otherMedicines: ['Metformin 500 mg twice a day'],
      interactions: [],
      patientSays: [{ kind: 'ALSO_TAKES', name: 'Ibuprofen', dose: '200 mg', often: 'daily', accepted: false }],
    },
    proposal,
    protocol: { name: 'High blood pressure', allowed: true, maxDays: 90, maxRefills: 3, conditions },
    mayApprove: true,
    mayDecline: true,
    whyNot: null,
    pharmacyState: null,
    mayPrint: false,
    mayCallBack: false,
    mayCall: false,
    orders: [],
    questionAt: null,
    ...made.refill,
  }
  return {
    row,
    patientId: 'pt-long',
    thread: null,
    refill,
    task: null,
    statements: null,
    entries: [],
    boards: [row.board],
    context: {
      name: made.name,
      birthYear: made.born,
      because: 'POOL',
      mayOpenChart: false,
      allergies: refill.facts.allergies,
      medicines: [made.title, ...refill.facts.otherMedicines],
      lastVisitOn: refill.facts.lastVisitOn,
    },
    here: [],
    people: [
      { id: 'cl-4', name: 'Grace Mbeki', role: 'NURSE', away: false },
      { id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN', away: false },
    ],
  }
}

/** Requests of every kind, as on the first day. */
export const atStart = (): Item[] =>
  [
    {
      title: 'Lisinopril 10 mg tablet',
      name: 'Maximiliana Featherstonehaugh-Oyelaran Papadimitriou',
      born: 1931,
      due: 320,
      refill: {
        medicine: {
          name: 'Lisinopril 10 mg tablet',
          sent: 'lisinopril 10 MG Oral Tablet',
          dosage: '1 tablet each morning',
          rxNorm: '314076',
        },
        note: 'The same as last time, please. I travel on Friday.',
      },
    },
    {
      title: 'Spironolactone 25 mg tablet',
      name: 'Tobias Lindqvist',
      born: 1957,
      due: 410,
      refill: {
        early: true,
        fromPharmacy: true,
        askedBy: 'Lindenhof Pharmacy',
        forPatient: false,
        mayApprove: false,
        whyNot: 'PROTOCOL',
        protocol: {
          name: 'High blood pressure',
          allowed: false,
          maxDays: 90,
          maxRefills: 3,
          conditions: [
            ...conditions.slice(0, 1),
            {
              text: 'Potassium within 3.5 to 5.0 in the last 12 months',
              met: false,
              fact: '5.6',
              unit: 'mmol/L',
              on: '2026-11-02',
            },
          ],
        },
        facts: {
          lastVisitOn: '2026-08-14',
          lastFillOn: ago(12).slice(0, 10),
          quantity: '30 tablets',
          repeatsLeft: 1,
          prescriber: 'Dr. Lena Abara',
          allergies: [],
          laboratory: [{ name: 'Potassium', value: '5.6', unit: 'mmol/L', on: '2026-11-02' }],
          otherMedicines: ['Lisinopril 20 mg each morning'],
          interactions: ['Potassium-sparing diuretic with ACE inhibitor: potassium may rise'],
          patientSays: [],
        },
      },
    },
    {
      title: 'Zolpidem 5 mg tablet',
      name: 'Farid Haddad',
      born: 1990,
      due: 900,
      refill: {
        controlled: true,
        mayApprove: false,
        whyNot: 'CONTROLLED',
        protocol: null,
        pharmacy: paperOnly,
      },
    },
    {
      title: 'Atorvastatin 20 mg tablet',
      name: 'Greta Sandvik',
      born: 1964,
      due: 500,
      refill: {
        fromPharmacy: true,
        askedBy: 'Lindenhof Pharmacy',
        forPatient: false,
        change: outOfStock(proposal),
        protocol: null,
        pharmacy: near && { ...near, closedForGood: true, takesScript: false },
        proposal: { ...proposal, pharmacyId: null },
      },
    },
  ].map((made, index) => item(made as Made, index))
