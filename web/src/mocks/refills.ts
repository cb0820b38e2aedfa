import { HttpResponse, http } from 'msw'
import type {
  AskRefills,
  PharmacyLine,
  PharmacySearch,
  Refill,
  RefillChoice,
  RefillChoices,
  Refills,
} from '../lib/refill-types'
import type { StatementLine, Told } from '../lib/statement-types'
import { pharmacies } from './pharmacies'
import { medicines } from './record'
import { ago } from './words'

const done = () => new HttpResponse(null, { status: 204 })
const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ status, code, ...more }, { status, headers: { 'Content-Type': 'application/problem+json' } })
const languageOf = (request: Request) => request.headers.get('Accept-Language') ?? 'en'

interface Known {
  medicine: string
  facts: Partial<Omit<Refill, 'medicine'>> & Pick<Refill, 'id' | 'state' | 'askedAt'>
}

const [near = null, far = null] = pharmacies
const rosa = { name: 'Rosa Delgado Ortiz', you: true }

const atStart = (): Known[] => [
  { medicine: 'm2', facts: { id: 're-1', state: 'AT_PHARMACY', askedAt: ago(2), decidedAt: ago(1) } },
  {
    medicine: 'm4',
    facts: {
      id: 're-2',
      state: 'NEEDS_VISIT',
      askedAt: ago(3),
      decidedAt: ago(2),
      words: 'It is a year since we saw you. Please come in, and we decide together.',
      mayWithdraw: true,
    },
  },
  {
    medicine: 'm2',
    facts: { id: 're-3', state: 'READY', askedAt: ago(96), decidedAt: ago(95), note: 'The same as last time, please.' },
  },
  {
    medicine: 'm3',
    facts: {
      id: 're-4',
      state: 'DENIED',
      early: true,
      askedAt: ago(40),
      decidedAt: ago(39),
      reason: 'TOO_EARLY',
      words: 'Ask again in two weeks.',
    },
  },
  { medicine: 'm1', facts: { id: 're-5', state: 'WITHDRAWN', askedAt: ago(60), pharmacy: far } },
]

let known = atStart()
let favourite: PharmacyLine | null = near
let sent = new Map<string, { id: string; medicineId: string; joined: boolean }[]>()
let next = 6

/** For tests: as on the first day. */
export function resetRefills() {
  known = atStart()
  favourite = near
  sent = new Map()
  next = 6
}

export const refillAtServer = (id: string) => known.find((one) => one.facts.id === id)?.facts

const PAST: Refill['state'][] = ['READY', 'DENIED', 'WITHDRAWN']
const isOpen = ({ facts }: Known) => !PAST.includes(facts.state)

function shown(language: string, { medicine, facts }: Known): Refill {
  const row = medicines(language).find((one) => one.id === medicine)
  return {
    medicine: { id: medicine, name: row?.name.plain ?? row?.name.sent ?? '', sent: row?.name.sent ?? null },
    early: false,
    askedBy: { ...rosa, forPatient: false },
    pharmacy: near,
    note: null,
    decidedAt: null,
    reason: null,
    words: null,
    handOver: 'SCRIPT',
    pharmacyState: null,
    prescribed: null,
    before: null,
    instead: null,
    questionId: null,
    mayWithdraw: false,
    ...facts,
  }
}

function lists(language: string): Refills {
  const all = known.map((one) => [isOpen(one), shown(language, one)] as const)
  return {
    open: all.flatMap(([open, refill]) => (open ? refill : [])),
    past: all.flatMap(([open, refill]) => (open ? [] : refill)),
  }
}

const waiting = (medicine: string) =>
  known.find((one) => one.medicine === medicine && isOpen(one) && one.facts.state !== 'NEEDS_VISIT')

function choices(language: string): RefillChoices {
  return {
    medicines: medicines(language)
      .filter((row) => row.state === 'NOW')
      .map((row): RefillChoice => ({
        id: row.id,
        name: row.name.plain ?? row.name.sent ?? '',
        sent: row.name.sent,
        dosage: row.dosage,
        prescriber: row.prescriber,
        lastFillOn: row.id === 'm3' ? null : ago(row.id === 'm1' ? 9 : 70).slice(0, 10),
        repeatsLeft: row.id === 'm1' ? 2 : row.id === 'm2' ? 0 : null,
        openRefill: waiting(row.id)?.facts.id ?? null,
        afterVisit: known.some((one) => one.medicine === row.id && one.facts.state === 'NEEDS_VISIT'),
        notTaken: statements.some((line) => line.medicine === row.id && line.state !== 'DECLINED'),
        early: row.id === 'm1',
        controlled: row.id === 'm3',
      })),
    favourite,
    lastUsed: far,
    halfWithinMinutes: 410,
    mostWithinMinutes: 2760,
  }
}

function askFor(medicineId: string, ask: AskRefills) {
  const open = known.find((one) => one.medicine === medicineId && isOpen(one))
  if (open) return { id: open.facts.id, medicineId, joined: true }
  const id = `re-${next++}`
  known.unshift({
    medicine: medicineId,
    facts: {
      id,
      state: 'SENT',
      askedAt: new Date().toISOString(),
      note: ask.note,
      pharmacy: pharmacies.find((one) => one.id === ask.pharmacyId) ?? null,
      early: medicineId === 'm1',
      handOver: null,
      mayWithdraw: true,
    },
  })
  return { id, medicineId, joined: false }
}

const BASE = '*/api/patients/:patient'

let statements: StatementLine[] = []

/** For tests: as on the first day. */
export function resetStatements() {
  statements = []
}

/** For tests: the patient does not take it. */
export function sayNotTaken(medicine: string) {
  const told = { kind: 'NO_LONGER_TAKES', state: 'TOLD', dose: null, often: null, since: null, why: null } as const
  const rest = { toldAt: new Date().toISOString(), you: true, answeredAt: null, words: null }
  statements = [{ ...told, ...rest, id: `sl-${medicine}`, medicine, name: medicine }, ...statements]
}

export const refillHandlers = [
  http.get(`${BASE}/statements`, () => HttpResponse.json({ items: statements })),
  http.post<never, { statements: Told[] }>(`${BASE}/statements`, async ({ request }) => {
    const made = (await request.json()).statements.map((told, at): StatementLine => ({
      ...told,
      id: `sl-${statements.length + at}`,
      state: 'TOLD',
      name: told.name ?? 'Lisinopril',
      toldAt: new Date().toISOString(),
      you: true,
      answeredAt: null,
      words: null,
    }))
    statements = [...made, ...statements]
    return HttpResponse.json({ items: made }, { status: 201 })
  }),
  http.post<{ id: string }>(`${BASE}/statements/:id/withdraw`, ({ params }) => {
    statements = statements.filter((line) => line.id !== params.id)
    return done()
  }),
  http.get(`${BASE}/refills`, ({ request, params }) =>
    HttpResponse.json(params.patient === 'pt-rosa' ? lists(languageOf(request)) : { open: [], past: [] }),
  ),
  http.get(`${BASE}/refills/choices`, ({ request }) => HttpResponse.json(choices(languageOf(request)))),
  http.post<never, AskRefills>(`${BASE}/refills`, async ({ request }) => {
    const ask = await request.json()
    const refills = sent.get(ask.sendKey) ?? ask.medicines.map((medicine) => askFor(medicine, ask))
    sent.set(ask.sendKey, refills)
    return HttpResponse.json({ refills }, { status: 201 })
  }),
  http.post<{ id: string }>(`${BASE}/refills/:id/withdraw`, ({ params }) => {
    const refill = refillAtServer(params.id)
    if (!refill) return problem(404, 'not.FOUND')
    if (!refill.mayWithdraw) return problem(409, 'refill.DECIDED')
    Object.assign(refill, { state: 'WITHDRAWN', mayWithdraw: false })
    return done()
  }),
  http.post<never, PharmacySearch>(`${BASE}/pharmacies/search`, async ({ request }) => {
    const { words, near: place, openNow } = await request.json()
    const has = (text: string, part: string | null) => !part || text.toLowerCase().includes(part.toLowerCase())
    const items = pharmacies.filter(
      (one) => has(one.name, words) && has(`${one.city} ${one.postalCode}`, place) && (!openNow || one.openNow),
    )
    return HttpResponse.json({ items, placeUnknown: Boolean(place) && items.length === 0 })
  }),
  http.put<never, { pharmacyId: string | null }>(`${BASE}/pharmacies/favourite`, async ({ request }) => {
    const { pharmacyId } = await request.json()
    favourite = pharmacies.find((one) => one.id === pharmacyId) ?? null
    return done()
  }),
]
