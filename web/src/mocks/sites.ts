import { HttpResponse, http } from 'msw'
import type { BoardList, KeptSite, SiteList, SiteWish } from '../lib/board-types'

const atStart = (): KeptSite[] => [
  { id: 'si-north', name: 'North Street', place: '4 North Street' },
  { id: 'si-river', name: 'Riverside', place: '' },
]

let sites = atStart()

export function resetSites() {
  sites = atStart()
}

const problem = (status: number, code: string, field?: string) =>
  HttpResponse.json(
    { type: 'about:blank', status, code, field },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
const done = () => new HttpResponse(null, { status: 204 })

const boards = (): BoardList => ({
  boards: [
    {
      id: 2,
      name: 'Front desk',
      kind: 'FIRST_LINE',
      topics: ['RECORDS'],
      dueMinutes: 1440,
      siteId: null,
      clinicianId: null,
      clinicianName: null,
      people: ['ac-9'],
    },
    {
      id: 5,
      name: 'Appointments',
      kind: 'FIRST_LINE',
      topics: ['APPOINTMENT'],
      dueMinutes: 480,
      siteId: 'si-river',
      clinicianId: null,
      clinicianName: null,
      people: [],
    },
    {
      id: 6,
      name: 'Team',
      kind: 'FIRST_LINE',
      topics: ['MEDICAL'],
      dueMinutes: 480,
      siteId: null,
      clinicianId: 'ac-4',
      clinicianName: 'Dr. Lena Abara',
      people: ['ac-4', 'ac-3'],
    },
  ],
  staff: [
    { id: 'ac-3', name: 'Grace Mbeki', role: 'NURSE' },
    { id: 'ac-4', name: 'Dr. Lena Abara', role: 'PHYSICIAN' },
    { id: 'ac-9', name: 'Tomás Rey', role: 'FRONT_DESK' },
  ],
  sites: sites.map(({ id, name }) => ({ id, name })),
})

export const siteHandlers = [
  http.get('*/api/boards', () => HttpResponse.json(boards())),
  http.put('*/api/boards/:board', done),
  http.post('*/api/boards', () => HttpResponse.json({ id: 7 }, { status: 201 })),
  http.get('*/api/sites', () => HttpResponse.json({ sites } satisfies SiteList)),
  http.post<never, SiteWish>('*/api/sites', async ({ request }) => {
    const wish = await request.json()
    if (sites.some((site) => site.name === wish.name)) return problem(409, 'site.NAME_TAKEN', 'name')
    const made = { id: `si-${sites.length + 1}`, ...wish }
    sites = [...sites, made]
    return HttpResponse.json({ id: made.id }, { status: 201 })
  }),
  http.put<{ site: string }, SiteWish>('*/api/sites/:site', async ({ request, params }) => {
    const wish = await request.json()
    sites = sites.map((site) => (site.id === params.site ? { id: site.id, ...wish } : site))
    return done()
  }),
  http.post('*/api/sites/:site/close', ({ params }) => {
    if (params.site === 'si-river') return problem(409, 'site.HAS_BOARDS')
    sites = sites.filter((site) => site.id !== params.site)
    return done()
  }),
]
