import { HttpResponse, http } from 'msw'
import type { Template } from '../lib/message-types'

const done = () => new HttpResponse(null, { status: 204 })

let next = 1
let templates: Template[] = [
  {
    id: 'te-1',
    name: 'Fine to wait',
    body: 'Hello {patient},\n\nit is fine to wait until your visit.',
    shared: true,
    mine: false,
  },
  { id: 'te-2', name: 'Please call us', body: 'Hello {patient},\n\nplease call us today.', shared: false, mine: true },
]
let signature = 'Ida Brandt, nurse'

export const templateHandlers = [
  http.get('*/api/staff/templates', () => HttpResponse.json({ items: templates, signature })),
  http.post<never, Omit<Template, 'id' | 'mine'>>('*/api/staff/templates', async ({ request }) => {
    const made = { ...(await request.json()), id: `te-new-${next++}`, mine: true }
    templates = [...templates, made]
    return HttpResponse.json({ id: made.id }, { status: 201 })
  }),
  http.put<{ id: string }, Omit<Template, 'id' | 'mine'>>('*/api/staff/templates/:id', async ({ request, params }) => {
    const change = await request.json()
    templates = templates.map((one) => (one.id === params.id ? { ...one, ...change } : one))
    return done()
  }),
  http.delete('*/api/staff/templates/:id', ({ params }) => {
    templates = templates.filter((one) => one.id !== params.id)
    return done()
  }),
  http.put<never, { text: string }>('*/api/staff/signature', async ({ request }) => {
    signature = (await request.json()).text
    return done()
  }),
]
