import { HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { problem, serverAnswers } from '../test/server'
import { noteInput } from './activity'
import type { Problem } from './http'
import { call, keepCsrf, listen, withQuery } from './http'

const listener = { sessionLost: vi.fn(), buildChanged: vi.fn(), active: vi.fn() }

beforeEach(() => {
  vi.clearAllMocks()
  listen(listener)
  noteInput()
})

afterEach(() => {
  vi.useRealTimers()
  keepCsrf(null)
})

async function failureOf(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => {
      throw new Error('should have been refused')
    },
    (failure: unknown) => failure as Problem,
  )
}

test('an empty 503 means that the access log is down, any other one does not', async () => {
  serverAnswers('get', '/api/session', () => new HttpResponse(null, { status: 503 }))
  expect((await failureOf(call('GET', '/api/session'))).code).toBe('audit.DOWN')
  serverAnswers('get', '/api/session', () => new HttpResponse('busy', { status: 503 }))
  expect((await failureOf(call('GET', '/api/session'))).code).toBe('server.FAILED')
})

test('a problem keeps its code and fields', async () => {
  serverAnswers('get', '/api/x', () => problem(422, 'query.DATES_INVERTED', { fields: [{ field: 'from', code: 'x' }] }))
  const refused = await failureOf(call('GET', '/api/x'))
  expect(refused).toMatchObject({
    status: 422,
    code: 'query.DATES_INVERTED',
    fields: [{ field: 'from', code: 'x' }],
  })
})

test('no network is told as such', async () => {
  serverAnswers('get', '/api/x', () => HttpResponse.error())
  expect((await failureOf(call('GET', '/api/x'))).code).toBe('network.OFFLINE')
})

test('a 401 ends the session, but a wrong password does not', async () => {
  serverAnswers('get', '/api/x', () => problem(401, 'session.ENDED'))
  serverAnswers('post', '/api/session', () => problem(401, 'signin.FAILED'))
  await failureOf(call('POST', '/api/session', { attempt: true }))
  expect(listener.sessionLost).not.toHaveBeenCalled()
  await failureOf(call('GET', '/api/x'))
  expect(listener.sessionLost).toHaveBeenCalledExactlyOnceWith('session.ENDED')
})

test('only what a person caused counts as activity', async () => {
  const marks: (string | null)[] = []
  serverAnswers('get', '/api/x', (request) => {
    marks.push(request.headers.get('X-Keepwell-Background'))
    return HttpResponse.json({})
  })
  await call('GET', '/api/x')
  vi.useFakeTimers({ now: Date.now() + 11_000, toFake: ['Date'] })
  await call('GET', '/api/x')
  expect(marks).toEqual([null, '1'])
  expect(listener.active).toHaveBeenCalledOnce()
})

test('what changes something carries the token, what reads does not', async () => {
  const tokens: (string | null)[] = []
  const note = (request: Request) => {
    tokens.push(request.headers.get('X-CSRF-Token'))
    return HttpResponse.json({})
  }
  serverAnswers('get', '/api/x', note)
  serverAnswers('post', '/api/x', note)
  keepCsrf('secret')
  await call('GET', '/api/x')
  await call('POST', '/api/x')
  expect(tokens).toEqual([null, 'secret'])
})

test('another build than the first one is noticed', async () => {
  vi.resetModules() // a page that was just opened: it has seen no build yet
  const page = await import('./http')
  page.listen(listener)
  let build = 'a'
  serverAnswers('get', '/api/x', () => HttpResponse.json({}, { headers: { 'X-Keepwell-Build': build } }))
  await page.call('GET', '/api/x')
  await page.call('GET', '/api/x')
  expect(listener.buildChanged).not.toHaveBeenCalled()
  build = 'b'
  await page.call('GET', '/api/x')
  expect(listener.buildChanged).toHaveBeenCalledOnce()
})

test('empty filters are left out of the address', () => {
  expect(withQuery('/api/x', { from: '', to: null, kind: 'PANEL' })).toBe('/api/x?kind=PANEL')
})

test('text that turns the direction of reading is kept to itself', async () => {
  serverAnswers('get', '/api/turned', () => Response.json({ name: 'abc\u202Egpj', plain: 'ordinary' }))
  expect(await call('GET', '/api/turned')).toEqual({ name: '\u2068abc\u202Egpj\u2069', plain: 'ordinary' })
})
