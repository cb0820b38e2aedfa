import { HttpResponse, http } from 'msw'
import type { ConversionChoices } from '../lib/conversion-types'
import type { SeveralText } from '../lib/several-types'
import { queueItem } from './queue'

const choices: ConversionChoices = {
  boards: [
    {
      id: 1,
      name: 'Medical questions',
      people: [{ id: 'st-grace', name: 'Grace Mbeki', role: 'NURSE', away: false }],
    },
  ],
  schedulers: { name: 'Front desk', clinical: false },
  medicines: [
    { id: 'med-1', name: 'Lisinopril 10 mg', asked: false },
    { id: 'med-2', name: 'Metformin 500 mg', asked: true },
  ],
}

let made: Record<string, unknown>[] = []
let sent: SeveralText[] = []
let undone: string[] = []

export const madeOfItems = () => made
export const sentToSeveral = () => sent
export const undoneOnes = () => undone

export function resetSeveral() {
  sent = []
  made = []
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
  http.get('*/api/queue/selection/:batch', () => HttpResponse.json({ waiting: 0, left: 2, held: 0 })),
  http.get('*/api/queue/:id/conversions', () => HttpResponse.json(choices)),
  ...(['task', 'appointment', 'refill-request'] as const).map((what) =>
    http.post<{ id: string }, Record<string, unknown>>(`*/api/queue/:id/${what}`, async ({ request, params }) => {
      made = [...made, { what, ...(await request.json()) }]
      return HttpResponse.json({ row: queueItem(params.id)?.row, made: 'made-1' }, { status: 201 })
    }),
  ),
  http.post<{ id: string }, { body: string }>('*/api/queue/:id/rendered', async ({ request, params }) => {
    const { body } = await request.json()
    return HttpResponse.json({ body: body.replace('{patient}', queueItem(params.id)?.context.name ?? '') })
  }),
]
