import { HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serverAnswers } from '../test/server'
import { DraftKeeper, type DraftState, SendKey, forgetDrafts, unsavedDraft } from './drafts'

const PATH = '/api/patients/pt-rosa/messages/draft'
let states: DraftState[] = []
let saved: unknown[] = []
const made = () =>
  new DraftKeeper<string>(
    PATH,
    (body) => ({ body }),
    (state) => states.push(state),
  )

beforeEach(() => {
  states = []
  saved = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  serverAnswers('put', PATH, async (request) => {
    saved.push(await request.json())
    return new HttpResponse(null, { status: 204 })
  })
})

afterEach(() => {
  vi.useRealTimers()
  forgetDrafts()
})

test('is saved once after a pause, with the last words', async () => {
  const keeper = made()
  keeper.typed('Is 6')
  vi.advanceTimersByTime(500)
  keeper.typed('Is 6.1')
  vi.advanceTimersByTime(799)
  expect(saved).toEqual([])
  vi.advanceTimersByTime(1)
  await keeper.flush()
  expect(saved).toEqual([{ body: 'Is 6.1' }])
  expect(states.at(-1)?.kind).toBe('SAVED')
  expect(unsavedDraft(PATH)).toBeNull()
})

test('stays in memory while it cannot be saved, and is tried again', async () => {
  serverAnswers('put', PATH, () => HttpResponse.error())
  const keeper = made()
  keeper.typed('offline')
  await keeper.flush()
  expect(states.at(-1)).toMatchObject({ kind: 'FAILED', again: true, problem: { code: 'network.OFFLINE' } })
  expect(unsavedDraft(PATH)).toBe('offline')

  serverAnswers('put', PATH, async (request) => {
    saved.push(await request.json())
    return new HttpResponse(null, { status: 204 })
  })
  vi.advanceTimersByTime(10_000)
  await keeper.flush()
  expect(saved).toEqual([{ body: 'offline' }])
  expect(unsavedDraft(PATH)).toBeNull()
})

test('what was sent does not come back by a late save', async () => {
  let dropped = 0
  serverAnswers('delete', PATH, () => {
    dropped += 1
    return new HttpResponse(null, { status: 204 })
  })
  const keeper = made()
  keeper.typed('sent by now')
  await keeper.drop()
  vi.advanceTimersByTime(60_000)
  await keeper.flush()
  expect(saved).toEqual([])
  expect(dropped).toBe(1)
})

test('leaving the page saves what is left', async () => {
  const keeper = made()
  keeper.typed('on the way out')
  keeper.close()
  await keeper.flush()
  expect(saved).toEqual([{ body: 'on the way out' }])
})

test('a second try of the same message has the same key, another message another one', () => {
  const key = new SendKey()
  const first = key.for({ body: 'a' })
  expect(key.for({ body: 'a' })).toBe(first)
  expect(key.for({ body: 'b' })).not.toBe(first)
})
