import { HttpResponse, http } from 'msw'
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
  http.post<{ id: string }, { version: number; filled: boolean }>(
    '*/api/queue/:id/refill/called',
    async ({ params, request }) => {
      const one = refillItem(params.id)
      const body = await request.json()
      if (!one?.refill?.mayCall) return problem(409, 'refill.NO_CALL')
      if (body.version !== one.row.version) return problem(409, 'queue.CHANGED')
      const state = body.filled ? 'TOO_LATE' : 'CALLED_BACK'
      one.refill = {
        ...one.refill,
        mayCall: false,
        pharmacyState: state,
        orders: one.refill.orders.map((order) => ({ ...order, state })),
      }
      one.row = { ...one.row, version: one.row.version + 1 }
      return HttpResponse.json({ row: one.row })
    },
  ),
]
