import { type HttpHandler, HttpResponse, type JsonBodyType, http } from 'msw'
import type { Page, SessionView } from '../lib/api-types'
import * as record from './record'
import { resultDetail, resultRows } from './results'
import { vitalDetail, vitalGroups } from './vitals'
import * as feed from './feed'
import { messageHandlers } from './messages'
import { letterHandlers } from './letters'
import { severalHandlers } from './several'
import { queueHandlers } from './queue'
import { refillHandlers } from './refills'
import { sessionFor } from './sessions'
import { noticeHandlers } from './notices'
import { siteHandlers } from './sites'
import { staffHandlers } from './staff'

let session: SessionView | null = null
let pending = 'rosa@clinic.example'

const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json(
    { type: 'about:blank', status, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
const languageOf = (request: Request) => request.headers.get('Accept-Language') ?? 'en'

export function paged<T>(request: Request, items: T[], size = 20): Page<T> {
  const from = Number(new URL(request.url).searchParams.get('cursor') ?? 0)
  const next = from + size < items.length ? String(from + size) : null
  return { items: items.slice(from, from + size), next, total: items.length }
}

function about(
  path: string,
  answer: (context: { request: Request; id: string; language: string; patient: string }) => unknown,
): HttpHandler {
  return http.get(`*/api/patients/:patient${path}`, ({ request, params }) => {
    if (!session) return problem(401, 'session.NONE')
    const found = answer({
      request,
      id: String(params.id),
      language: languageOf(request),
      patient: String(params.patient),
    })
    return found === null
      ? problem(404, 'not.FOUND')
      : HttpResponse.json(found as JsonBodyType, { headers: { 'X-Keepwell-Build': 'mock' } })
  })
}

const signIn = [
  http.get('*/api/session', () => {
    const asked = new URLSearchParams(window.location.search).get('as') ?? window.name // window.name: a mock stays signed in over a reload
    if (!session && asked) session = sessionFor(asked)
    return session ? HttpResponse.json(session) : problem(401, 'session.NONE')
  }),
  http.post<never, { login: string; password: string }>('*/api/session', async ({ request }) => {
    const { login, password } = await request.json()
    if (password === 'wrong') return problem(401, 'signin.FAILED')
    pending = login
    return HttpResponse.json({ next: 'CODE' })
  }),
  http.post<never, { code: string }>('*/api/session/code', async ({ request }) => {
    if ((await request.json()).code === '000000') return problem(401, 'signin.CODE_WRONG')
    session = sessionFor(pending)
    window.name = pending
    return HttpResponse.json(session)
  }),
  http.post('*/api/session/recovery', () => {
    session = sessionFor(pending)
    window.name = pending
    return HttpResponse.json({ ...session, recoveryCodesLeft: 8 })
  }),
  http.post<never, { code: string }>('*/api/session/step-up', async ({ request }) => {
    if (!session) return problem(401, 'session.NONE')
    if ((await request.json()).code === '000000') return problem(422, 'authenticator.CODE_WRONG')
    const steppedUpUntil = new Date(Date.now() + 5 * 60_000).toISOString()
    session = { ...session, steppedUpUntil }
    return HttpResponse.json({ steppedUpUntil, csrf: session.csrf })
  }),
  http.post('*/api/session/touch', () =>
    HttpResponse.json({ endsAt: session?.endsAt, idleSeconds: session?.idleSeconds }),
  ),
  http.delete('*/api/session', () => {
    session = null
    window.name = ''
    return new HttpResponse(null, { status: 204 })
  }),
  http.patch<never, Partial<SessionView>>('*/api/account/profile', async ({ request }) => {
    if (!session) return problem(401, 'session.NONE')
    session = { ...session, ...(await request.json()) }
    return HttpResponse.json(session)
  }),
]

const activation = [
  http.post<never, { code: string }>('*/api/activation', async ({ request }) =>
    (await request.json()).code === 'wrong'
      ? problem(404, 'activation.NOT_VALID')
      : HttpResponse.json({ next: 'PASSWORD', kind: 'PATIENT' }),
  ),
  http.post<never, { password: string }>('*/api/activation/password', async ({ request }) => {
    if ((await request.json()).password.length < 12) return problem(422, 'password.TOO_SHORT', { minimum: 12 })
    const qr = Array.from({ length: 29 }, (_, y) =>
      Array.from({ length: 29 }, (_, x) => ((x * 7 + y * 13 + ((x * y) % 5)) % 3 === 0 ? '1' : '0')).join(''),
    )
    return HttpResponse.json({
      next: 'AUTHENTICATOR',
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Keepwell:rosa?secret=JBSWY3DPEHPK3PXP',
      qr,
    })
  }),
  http.post('*/api/activation/authenticator', () =>
    HttpResponse.json({
      next: 'RECOVERY_CODES',
      recoveryCodes: Array.from({ length: 10 }, (_, index) => `k${index}m7-q2w${index}`),
    }),
  ),
  http.post('*/api/activation/finish', () => {
    session = sessionFor('rosa@clinic.example')
    return HttpResponse.json(session)
  }),
]

const patient = [
  about('/home', ({ patient, language }) => feed.home(patient, language)),
  http.post('*/api/patients/:patient/home/seen', () => new HttpResponse(null, { status: 204 })),
  http.get('*/api/patients/:patient/results', ({ request }) => {
    const search = new URL(request.url).searchParams
    const [from, to, kind] = [search.get('from'), search.get('to'), search.get('kind')]
    if (from && to && from > to)
      return problem(422, 'query.DATES_INVERTED', {
        fields: [
          { field: 'from', code: 'query.DATES_INVERTED' },
          { field: 'to', code: 'query.DATES_INVERTED' },
        ],
      })
    const rows = resultRows(languageOf(request)).filter(
      (row) => (!kind || row.kind === kind) && (!from || row.when.day >= from) && (!to || row.when.day <= to),
    )
    return HttpResponse.json(paged(request, rows))
  }),
  about('/results/:id', ({ id, language }) => resultDetail(id, language)),
  about('/medicines', ({ request, language }) =>
    paged(
      request,
      record
        .medicines(language)
        .filter((row) => row.state.toLowerCase() === new URL(request.url).searchParams.get('state')),
    ),
  ),
  about('/conditions', ({ request, language }) =>
    paged(
      request,
      record
        .conditions(language)
        .filter((row) => row.state.toLowerCase() === new URL(request.url).searchParams.get('state')),
    ),
  ),
  about('/allergies', ({ request, language, patient }) =>
    paged(request, patient === 'pt-rosa' ? record.allergies(language) : []),
  ),
  about('/immunizations', ({ request, language }) => paged(request, record.immunizations(language))),
  about('/procedures', ({ request, language }) => paged(request, record.procedures(language))),
  about('/vitals', ({ language }) => ({ items: vitalGroups(language) })),
  about('/vitals/:id', ({ id, language }) => vitalDetail(id, language)),
  about('/visits', ({ request, language }) => paged(request, record.visits(language))),
  about('/visits/:id', ({ id, language }) => record.visitDetail(id, language)),
  about('/notes', ({ request, language }) => paged(request, record.notes(language))),
  about('/notes/:id', ({ id, language }) => record.notes(language).find((note) => note.id === id) ?? null),
  about('/accesses', ({ request }) => {
    const filter = new URL(request.url).searchParams.get('filter')
    return paged(
      request,
      feed
        .accesses()
        .filter(
          (row) =>
            filter === 'all' ||
            (filter === 'refused' ? row.outcome === 'REFUSED' : row.who === 'STAFF' || row.who === 'YOU'),
        ),
    )
  }),
  about('/chart', ({ patient, language }) => feed.chart(patient, language)),
]

/** For tests: signs the mock in as this login, or out. */
export function signInMock(login: string | null) {
  session = login ? sessionFor(login) : null
  window.name = login ?? ''
}

export const handlers: HttpHandler[] = [
  ...signIn,
  ...activation,
  ...patient,
  ...messageHandlers,
  ...refillHandlers,
  ...severalHandlers,
  ...queueHandlers,
  ...letterHandlers,
  ...noticeHandlers,
  ...siteHandlers,
  ...staffHandlers,
]
