import { HttpResponse, http } from 'msw'
import type { PharmacyCall } from '../lib/refill-types'
import { refillItem } from './refillQueue'

const problem = (status: number, code: string) =>
  HttpResponse.json({ status, code }, { status, headers: { 'Content-Type': 'application/problem+json' } })

/** What staff say to pharmacies: over the network, or by telephone. */
export const pharmacyCallHandlers = [
  http.post<{ id: string }, { version: number }>('*/api/queue/:id/refill/call-back', async ({ params, request }) => {
    const one = refillItem(params.id)
    if (!one?.refill?.mayCallBack) return problem(409, 'refill.NOT_SENT')
    if ((await request.json()).version !== one.row.version) return problem(409, 'queue.CHANGED')
    one.refill = {
      ...one.refill,
      mayCallBack: false,
      pharmacyState: 'CALLING_BACK',
      orders: one.refill.orders.map((order) => ({ ...order, state: 'CALLING_BACK' as const })),
    }
    one.row = { ...one.row, version: one.row.version + 1 }
    return HttpResponse.json({ row: one.row })
  }),
  http.post<{ id: string }, PharmacyCall & { version: number }>(
    '*/api/queue/:id/refill/called',
    async ({ params, request }) => {
      const one = refillItem(params.id)
      const body = await request.json()
      if (!one?.refill?.mayCall) return problem(409, 'refill.NO_CALL')
      if (body.version !== one.row.version) return problem(409, 'queue.CHANGED')
      if (body.orders.length === 0 && !body.answered) return problem(409, 'refill.NO_CALL')
      const { asked } = one.refill
      const orders = one.refill.orders.map((order) => {
        const said = body.orders.find((each) => each.order === order.id)
        const state = said?.filled ? ('TOO_LATE' as const) : ('CALLED_BACK' as const)
        return said ? { ...order, state, toCall: false } : order
      })
      const last = orders.find((order) => order.current && !order.toCall)
      const waits = asked !== null && !asked.answered && !body.answered
      one.refill = {
        ...one.refill,
        mayCall: waits || orders.some((order) => order.toCall),
        pharmacyState:
          last?.state === 'TOO_LATE' || last?.state === 'CALLED_BACK' ? last.state : one.refill.pharmacyState,
        asked: asked && { ...asked, answered: asked.answered || body.answered },
        orders,
      }
      one.row = { ...one.row, version: one.row.version + 1 }
      return HttpResponse.json({ row: one.row })
    },
  ),
]
