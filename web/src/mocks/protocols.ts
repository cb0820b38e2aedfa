import { HttpResponse, http } from 'msw'
import type { ProtocolView } from '../lib/statement-types'
import { conditions, soon } from './refillCards'

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

export const protocolHandlers = [
  http.get('*/api/protocols', () => HttpResponse.json({ items: [protocol()] })),
  http.post<{ verb: string }>('*/api/protocols/:id/:verb', ({ params }) => {
    signed = params.verb === 'sign'
    return new HttpResponse(null, { status: 204 })
  }),
]
