import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../test/eventSource'
import { problem, serverAnswers } from '../test/server'
import { noteInput } from './activity'
import { listen } from './http'
import { startLive } from './live'
import { one } from './query'

let client: QueryClient
let end: () => void
let marks: (string | null)[] = []
const lost = vi.fn()

const stream = () => {
  const last = FakeEventSource.made.at(-1)
  if (!last) throw new Error('no stream was opened')
  return last
}

/** Lets the requests of the mock server come back, however slow the machine. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000 })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  vi.spyOn(Math, 'random').mockReturnValue(0)
  FakeEventSource.made = []
  marks = []
  lost.mockClear()
  listen({ sessionLost: lost, buildChanged: vi.fn(), active: vi.fn() })
  noteInput()
  client = new QueryClient()
  serverAnswers('get', '/api/queue/boards', (request) => {
    marks.push(request.headers.get('X-Keepwell-Background'))
    return HttpResponse.json({})
  })
  end = startLive(client)
})

afterEach(() => {
  end()
  client.clear()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a word fetches again what it is about, and keeps no session alive by it', async () => {
  const unwatch = new QueryObserver(client, one('/api/queue/boards')).subscribe(() => undefined)
  await until(() => expect(marks).toEqual([null]))
  stream().onmessage?.({ data: 'messages' })
  stream().onmessage?.({ data: 'something of a newer server' })
  stream().onmessage?.({ data: 'queue' })
  await until(() => expect(marks).toEqual([null, '1']))
  unwatch()
})

test('what the person opens afterwards counts as theirs again', async () => {
  const unwatch = new QueryObserver(client, one('/api/queue/boards')).subscribe(() => undefined)
  await until(() => expect(marks).toHaveLength(1))
  stream().onmessage?.({ data: 'queue' })
  await until(() => expect(marks).toEqual([null, '1']))
  await until(() => expect(client.isFetching()).toBe(0))
  await client.refetchQueries()
  expect(marks).toEqual([null, '1', null])
  unwatch()
})

test('a draft is never fetched again under the hands of its writer', async () => {
  const draft = vi.fn()
  serverAnswers('get', '/api/patients/p/messages/draft', () => {
    draft()
    return HttpResponse.json({ draft: null })
  })
  const unwatch = new QueryObserver(client, one('/api/patients/p/messages/draft')).subscribe(() => undefined)
  await until(() => expect(draft).toHaveBeenCalledOnce())
  stream().onmessage?.({ data: 'messages' })
  await vi.advanceTimersByTimeAsync(200)
  expect(draft).toHaveBeenCalledOnce()
  unwatch()
})

test('a broken stream is opened again, later each time, and then catches up', async () => {
  serverAnswers('get', '/api/session', () => HttpResponse.json({}))
  const unwatch = new QueryObserver(client, one('/api/queue/boards')).subscribe(() => undefined)
  await until(() => expect(marks).toHaveLength(1))
  stream().onerror?.()
  expect(FakeEventSource.made[0]?.closed).toBe(true)
  await until(() => expect(FakeEventSource.made).toHaveLength(2))
  stream().onerror?.()
  await vi.advanceTimersByTimeAsync(1_500)
  expect(FakeEventSource.made).toHaveLength(2)
  await until(() => expect(FakeEventSource.made).toHaveLength(3))
  stream().onopen?.()
  await until(() => expect(marks).toEqual([null, '1']))
  unwatch()
})

test('is not opened again when the session is over', async () => {
  serverAnswers('get', '/api/session', () => problem(401, 'session.ENDED'))
  stream().onerror?.()
  await until(() => expect(lost).toHaveBeenCalledWith('session.ENDED'))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(FakeEventSource.made).toHaveLength(1)
})

test('ends with the session', async () => {
  end()
  expect(stream().closed).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeEventSource.made).toHaveLength(1)
})

test('of two tabs one keeps the stream and tells the other, which takes over when it is gone', async () => {
  const otherTab = new QueryClient()
  const endOther = startLive(otherTab)
  const unwatch = new QueryObserver(otherTab, one('/api/queue/boards')).subscribe(() => undefined)
  await until(() => expect(marks).toEqual([null]))
  expect(FakeEventSource.made).toHaveLength(1)

  stream().onmessage?.({ data: 'queue' })
  await until(() => expect(marks).toEqual([null, '1']))

  end()
  await until(() => expect(FakeEventSource.made).toHaveLength(2))
  stream().onopen?.() // what came in between is caught up with
  await until(() => expect(marks).toEqual([null, '1', '1']))
  unwatch()
  endOther()
  expect(stream().closed).toBe(true)
})

test('a tab that waits and is closed takes over nothing', async () => {
  const endOther = startLive(new QueryClient())
  await vi.advanceTimersByTimeAsync(10)
  endOther()
  end()
  await vi.advanceTimersByTimeAsync(10)
  expect(FakeEventSource.made).toHaveLength(1)
})
