import { HttpResponse, http } from 'msw'
import type { AccountRow, Assigned, Assignment, AuditRow, Clinician, Hit, SearchFacts } from '../lib/api-types'
import { ago } from './words'

const done = () => new HttpResponse(null, { status: 204 })
const list = <T>(items: T[]) => HttpResponse.json({ items, next: null, total: items.length })
const lena: Clinician = { id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN', npi: '1000000004' }
const ida: Clinician = { id: 'cl-2', name: 'Ida Brandt', role: 'NURSE', npi: '1000000012' }
const amara: Clinician = { id: 'cl-3', name: 'Dr. Amara Nwosu', role: 'PHYSICIAN', npi: '1000000020' }

const assigned: Assigned[] = [
  {
    patientId: 'pt-rosa',
    name: 'Rosa Delgado Ortiz',
    birthYear: 1968,
    newCount: 4,
    newestAt: ago(3),
    waitingSince: ago(4),
    reason: 'Primary care',
    until: null,
  },
  {
    patientId: 'pt-long',
    name: 'Maximiliana Featherstonehaugh-Oyelaran Papadimitriou',
    birthYear: 1931,
    newCount: 1,
    newestAt: ago(1),
    waitingSince: ago(1),
    reason: 'Covers for Dr. Nwosu',
    until: '2026-12-31',
  },
  {
    patientId: 'pt-ines',
    name: 'Inés Delgado',
    birthYear: 2015,
    newCount: 0,
    newestAt: null,
    waitingSince: null,
    reason: 'Primary care',
    until: null,
  },
]

let assignments: Assignment[] = [
  { id: 'as-1', clinician: lena, reason: 'Primary care', startsOn: '2024-05-02', endsOn: null },
]

const audit: AuditRow[] = Array.from({ length: 14 }, (_, index) => ({
  id: `au-${index}`,
  at: ago(Math.floor(index / 5), `${String(20 - index).padStart(2, '0')}:1${index % 10}`),
  principal: index % 6 === 5 ? 'SENDER' : 'ACCOUNT',
  name:
    index % 6 === 5 ? 'County Laboratory' : (['Ida Brandt', 'Rosa Delgado Ortiz', 'Dr. Lena Abara'][index % 3] ?? null),
  login: null,
  role: index % 6 === 5 ? null : ((['NURSE', 'PATIENT', 'PHYSICIAN'] as const)[index % 3] ?? null),
  relation: (['CARE_TEAM', 'SELF', 'NONE'] as const)[index % 3] ?? 'NONE',
  act: index % 6 === 5 ? 'IMPORT' : 'READ_RESULTS',
  category: 'RESULTS',
  patientId: '0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90',
  outcome: index === 2 ? 'REFUSED' : 'ALLOWED',
  count: index % 6 === 5 ? 11 : 1,
  requestId: `7f3a-${index}`,
}))

let accounts: AccountRow[] = [
  {
    id: 'ac-1',
    name: 'Ida Brandt',
    login: 'nurse@clinic.example',
    role: 'NURSE',
    state: 'ACTIVE',
    lastSignInAt: ago(0, '13:55'),
    sessions: 1,
    switchedAt: null,
    switchReason: null,
  },
  {
    id: 'ac-2',
    name: 'Dr. Lena Abara',
    login: 'doctor@clinic.example',
    role: 'PHYSICIAN',
    state: 'ACTIVE',
    lastSignInAt: ago(1),
    sessions: 0,
    switchedAt: null,
    switchReason: null,
  },
  {
    id: 'ac-3',
    name: 'Tomás Rey',
    login: 'desk@clinic.example',
    role: 'FRONT_DESK',
    state: 'INVITED',
    lastSignInAt: null,
    sessions: 0,
    switchedAt: null,
    switchReason: null,
  },
  {
    id: 'ac-4',
    name: 'Jun Halvorsen',
    login: 'jun@clinic.example',
    role: 'BILLING',
    state: 'OFF',
    lastSignInAt: ago(90),
    sessions: 0,
    switchedAt: null,
    switchReason: null,
  },
]

let sessions = [
  { id: 's1', current: true, startedAt: ago(0, '13:00'), lastSeenAt: ago(0, '14:00'), device: 'Firefox, Android' },
  { id: 's2', current: false, startedAt: ago(2, '13:00'), lastSeenAt: ago(2, '13:40'), device: 'Chrome, Windows' },
]

const invitation = (path: string) =>
  HttpResponse.json({ link: `${path}#Zk3v9Qh2Lr8wXy5T`, code: 'H7KM-2QPX', expiresAt: ago(-7) }, { status: 201 })

export const staffHandlers = [
  http.get('*/api/account/sessions', () => HttpResponse.json({ items: sessions })),
  http.delete('*/api/account/sessions', () => {
    sessions = sessions.filter((row) => row.current)
    return done()
  }),
  http.delete('*/api/account/sessions/:id', ({ params }) => {
    sessions = sessions.filter((row) => row.id !== params.id)
    return done()
  }),
  http.post<never, SearchFacts>('*/api/staff/search', async ({ request }) => {
    const facts = await request.json()
    const hits: Hit[] = JSON.stringify(facts).toLowerCase().includes('delgado')
      ? assigned
          .filter((row) => row.name.includes('Delgado'))
          .map((row) => ({
            patientId: row.patientId,
            name: row.name,
            birthYear: row.birthYear,
            relation: 'CARE_TEAM',
            mayOpen: row.patientId === 'pt-rosa',
          }))
      : []
    return HttpResponse.json({ hits, refine: false })
  }),
  http.get('*/api/staff/patients', () => list(assigned)),
  http.get('*/api/staff/clinicians', () => HttpResponse.json({ items: [lena, ida, amara] })),
  http.get('*/api/patients/:patient/assignments', ({ params }) => {
    const row = assigned.find((candidate) => candidate.patientId === params.patient)
    return HttpResponse.json({
      card: { name: row?.name ?? 'Rosa Delgado Ortiz', birthYear: row?.birthYear ?? 1968 },
      site: {
        usual: null,
        open: [
          { id: 'si-north', name: 'North Street' },
          { id: 'si-river', name: 'Riverside' },
        ],
      },
      assigned: assignments,
      proposed: [
        { clinician: ida, because: 'CARE_TEAM', lastOn: null },
        { clinician: amara, because: 'VISIT', lastOn: '2026-10-02' },
      ],
    })
  }),
  http.put('*/api/patients/:patient/site', () => new HttpResponse(null, { status: 204 })),
  http.post<never, { clinicianId: string; reason: string; endsOn?: string }>(
    '*/api/patients/:patient/assignments',
    async ({ request }) => {
      const { clinicianId, reason, endsOn } = await request.json()
      const made: Assignment = {
        id: `as-${assignments.length + 1}`,
        clinician: [lena, ida, amara].find((one) => one.id === clinicianId) ?? lena,
        reason,
        startsOn: ago(0).slice(0, 10),
        endsOn: endsOn ?? null,
      }
      assignments = [...assignments, made]
      return new HttpResponse(null, { status: 201 })
    },
  ),
  http.post('*/api/patients/:patient/assignments/:id/end', ({ params }) => {
    assignments = assignments.filter((row) => row.id !== params.id)
    return done()
  }),
  http.post('*/api/patients/:patient/invitations', () => invitation('/activate')),
  http.get('*/api/audit', ({ request }) => {
    const outcome = new URL(request.url).searchParams.get('outcome')
    return list(audit.filter((row) => !outcome || row.outcome === outcome))
  }),
  http.get('*/api/accounts', () => list(accounts)),
  http.post('*/api/accounts', () => invitation('/activate/staff')),
  http.post('*/api/accounts/:id/:to', ({ params }) => {
    accounts = accounts.map((row) =>
      row.id === params.id ? { ...row, state: params.to === 'on' ? 'ACTIVE' : 'OFF' } : row,
    )
    return done()
  }),
]
