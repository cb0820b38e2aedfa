import { HttpResponse, http } from 'msw'
import type { Item } from '../lib/message-types'
import type { BatchResult, Decision, DenialReason, RefillItem, RefillPaper } from '../lib/refill-types'
import { pharmacies } from './pharmacies'
import { protocolHandlers } from './protocols'
import { atStart, proposal, soon } from './refillCards'
import { statementHandlers, statementItem } from './refillStatements'

const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ status, code, ...more }, { status, headers: { 'Content-Type': 'application/problem+json' } })

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

export const refillQueueHandlers = [
  ...protocolHandlers,
  ...statementHandlers(() => told),
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
