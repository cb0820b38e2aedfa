import { HttpResponse, http } from 'msw'
import type { SeveralText } from '../lib/several-types'
import { queueItem } from './queue'

let sent: SeveralText[] = []
let undone: string[] = []

export const sentToSeveral = () => sent
export const undoneOnes = () => undone

export function resetSeveral() {
  sent = []
  undone = []
}

const left = (items: string[]) => items.slice(2).map((item) => ({ item, why: 'SAME_PATIENT' }))

export const severalHandlers = [
  http.post<never, { items: string[] }>('*/api/queue/selection/preview', async ({ request }) => {
    const { items } = await request.json()
    return HttpResponse.json({ items: items.slice(0, 2), left: left(items) })
  }),
  http.post<never, SeveralText>('*/api/queue/selection', async ({ request }) => {
    const text = await request.json()
    sent = [...sent, text]
    const leavesAt = new Date(Date.now() + 60_000).toISOString()
    const patients = Math.min(2, text.items.length)
    return HttpResponse.json({ id: 'batch-1', patients, leavesAt, left: left(text.items) }, { status: 201 })
  }),
  http.post<{ batch: string }>('*/api/queue/selection/:batch/undo', ({ params }) => {
    undone = [...undone, params.batch]
    return HttpResponse.json({ takenBack: 2 })
  }),
  http.post<{ id: string }, { body: string }>('*/api/queue/:id/rendered', async ({ request, params }) => {
    const { body } = await request.json()
    return HttpResponse.json({ body: body.replace('{patient}', queueItem(params.id)?.context.name ?? '') })
  }),
]
