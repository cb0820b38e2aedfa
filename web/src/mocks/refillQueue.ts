import { HttpResponse, http } from 'msw'
import type { Item, QueueRow } from '../lib/message-types'
import type { BatchResult, Decision, DenialReason, RefillItem, RefillPaper } from '../lib/refill-types'
import type { ProtocolView, StatementAnswer } from '../lib/statement-types'
import { outOfStock } from './pharmacyChange'
import { pharmacies } from './pharmacies'
import { ago } from './words'

const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ status, code, ...more }, { status, headers: { 'Content-Type': 'application/problem+json' } })
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

interface Made {
  title: string
  name: string
  born: number
  due: number
  refill: Partial<RefillItem>
}

const [near = null, , paperOnly = null] = pharmacies

const proposal: Decision = {
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

const conditions = [
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

function statementItem([first]: Item[]): Item {
  if (!first) throw new Error('no items')
  return {
    ...first,
    row: { ...first.row, id: 'st-1', kind: 'STATEMENT', title: 'Lisinopril 10 mg tablet, ibuprofen' },
    refill: null,
    statements: [
      {
        id: 'sa-1',
        kind: 'NO_LONGER_TAKES',
        state: 'TOLD',
        name: 'Lisinopril 10 mg tablet',
        dose: null,
        often: null,
        since: '2026-10-01',
        why: 'It made me cough',
        toldAt: soon(-300),
        toldBy: first.context.name,
        words: null,
      },
      {
        id: 'sa-2',
        kind: 'ALSO_TAKES',
        state: 'TOLD',
        name: 'Ibuprofen',
        dose: 'one',
        often: 'when my knee hurts',
        since: null,
        why: null,
        toldAt: soon(-300),
        toldBy: first.context.name,
        words: null,
      },
    ],
  }
}

const atStart = (): Item[] =>
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

let items = atStart()
let told = statementItem(items)

/** For tests: as on the first day. */
export function resetRefillQueue() {
  items = atStart()
  told = statementItem(items)
}

export const refillItems = () => [...items, told]
export const refillItem = (id: string) => refillItems().find((one) => one.row.id === id)

interface Verdict {
  version: number
  decision?: Decision
  reason?: DenialReason
}

function stateAfter(verb: string, refill: RefillItem, { decision }: Verdict): RefillItem['state'] {
  if (verb === 'deny') return 'DENIED'
  if (verb === 'needs-visit') return 'NEEDS_VISIT'
  if (verb === 'on-paper') return 'APPROVED'
  return verb === 'approve' && JSON.stringify(decision) !== JSON.stringify(refill.proposal) ? 'CHANGED' : 'APPROVED'
}

function settle(one: Item, verb: string, verdict: Verdict) {
  if (one.refill && verb === 'ask') one.refill = { ...one.refill, questionAt: soon(0) }
  else if (one.refill) {
    const state = stateAfter(verb, one.refill, verdict)
    const mayPrint = verb === 'on-paper' && Boolean(verdict.decision)
    if (mayPrint && verdict.decision) printed = verdict.decision
    one.refill = { ...one.refill, state, mayPrint, pharmacyState: verb === 'approve' ? 'QUEUED' : null }
  }
  one.row = { ...one.row, state: verb === 'ask' ? one.row.state : 'DONE', version: one.row.version + 1 }
}

const UNDECIDED: RefillItem['state'][] = ['SENT', 'NEEDS_VISIT']

let printed = proposal

let signed = false

const protocol = (): ProtocolView => ({
  id: 'blood-pressure',
  name: 'High blood pressure',
  who: ['NURSE'],
  medicines: ['lisinopril', 'losartan'],
  maxDays: 90,
  maxRefills: 3,
  conditions: conditions.map((one) => one.text),
  source: 'Made up for this page',
  hash: 'a'.repeat(64),
  signed: signed ? { by: 'Dr. Lena Abara', at: soon(-10) } : null,
  earlier: false,
})

export const refillQueueHandlers = [
  http.get('*/api/protocols', () => HttpResponse.json({ items: [protocol()] })),
  http.post<{ verb: string }>('*/api/protocols/:id/:verb', ({ params }) => {
    signed = params.verb === 'sign'
    return new HttpResponse(null, { status: 204 })
  }),
  http.post<never, { answers: StatementAnswer[] }>('*/api/queue/st-1/statements', async ({ request }) => {
    for (const { id, accepted, words } of (await request.json()).answers)
      told.statements =
        told.statements?.map((one) =>
          one.id === id ? { ...one, state: accepted ? 'ACCEPTED' : 'DECLINED', words } : one,
        ) ?? null
    told.row = { ...told.row, state: 'DONE', version: told.row.version + 1 }
    return HttpResponse.json({ row: told.row })
  }),
  http.post<{ id: string }>('*/api/queue/:id/refill/print', ({ params }) => {
    const one = refillItem(params.id)
    if (!one?.refill?.mayPrint) return problem(409, 'refill.NOT_ON_PAPER')
    const paper: RefillPaper = {
      clinic: 'North Street Health',
      patient: one.context.name,
      birthDate: '1990-05-04',
      address: ['7 Canal Road', 'Springvale IL 60699'],
      medicine: one.refill.medicine.name,
      quantity: printed.quantity,
      unit: 'TABLET',
      daysSupply: printed.daysSupply,
      refills: printed.refills,
      sig: printed.sig,
      substitutionAllowed: printed.substitutionAllowed,
      note: printed.note,
      prescriber: 'Dr. Lena Abara',
      npi: '1234567893',
      decidedOn: '2026-11-22',
      controlled: one.refill.controlled,
    }
    return HttpResponse.json(paper)
  }),
  http.post('*/api/queue/:id/refill/pharmacies', () => HttpResponse.json({ items: pharmacies })),
  http.post<never, { items: { id: string; version: number }[] }>('*/api/queue/refills/approve', async ({ request }) => {
    const result: BatchResult = { approved: [], left: [] }
    for (const { id, version } of (await request.json()).items) {
      const one = refillItem(id)
      const code =
        one?.row.version !== version
          ? 'queue.CHANGED'
          : one.refill?.controlled
            ? 'refill.CONTROLLED'
            : one.refill?.protocol?.allowed
              ? null
              : 'refill.PROTOCOL'
      if (code || !one?.refill) result.left.push({ id, code: code ?? 'not.FOUND' })
      else {
        settle(one, 'approve', { version, decision: one.refill.proposal })
        result.approved.push(id)
      }
    }
    return HttpResponse.json(result)
  }),
  http.post<{ id: string; verb: string }, Verdict>('*/api/queue/:id/refill/:verb', async ({ request, params }) => {
    const one = refillItem(params.id)
    const verdict = await request.json()
    if (!one?.refill) return problem(404, 'not.FOUND')
    if (verdict.version !== one.row.version) return problem(409, 'queue.CHANGED')
    if (!UNDECIDED.includes(one.refill.state)) return problem(409, 'refill.DECIDED')
    if (params.verb === 'approve' && one.refill.controlled) return problem(409, 'refill.CONTROLLED')
    if (params.verb === 'ask' && one.refill.change) return problem(409, 'refill.NOT_TOLD')
    settle(one, params.verb, verdict)
    return HttpResponse.json({ row: one.row })
  }),
]
