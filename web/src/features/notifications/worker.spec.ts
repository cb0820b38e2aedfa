import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, test, vi } from 'vitest'

const SOURCE = readFileSync('public/worker.js', 'utf8')
const ID = '0b6f3c1e-5d1a-4c55-9f0e-2f1f6a7d8e90'

interface Shown {
  title: string
  options: { body: string; tag: string; data: string | null }
}

/** The worker as a browser would run it, with what it did. */
function start(query: string, language = 'en-US', open: string[] = []) {
  const heard = new Map<string, (event: unknown) => void>()
  const shown: Shown[] = []
  const did: string[] = []
  const self = {
    location: { href: `https://clinic.example/worker.js${query}`, origin: 'https://clinic.example' },
    addEventListener: (name: string, hears: (event: unknown) => void) => heard.set(name, hears),
    skipWaiting: () => undefined,
    registration: {
      showNotification: (title: string, options: Shown['options']) => Promise.resolve(shown.push({ title, options })),
    },
    clients: {
      matchAll: () => Promise.resolve(open.map((url) => ({ url, focus: () => did.push(`focus ${url}`) }))),
      openWindow: (url: string) => did.push(`open ${url}`),
    },
  }
  const Notification = { permission: 'granted' }
  runInNewContext(SOURCE, { self, navigator: { language }, URL, Notification })
  const happens = async (name: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve()
    heard.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  const push = (text: string | null) =>
    happens('push', { data: text === null ? null : { json: () => JSON.parse(text) as unknown } })
  const tap = (data: unknown) =>
    happens('notificationclick', { notification: { data, close: () => did.push('close') } })
  const change = (newSubscription: unknown = null) => happens('pushsubscriptionchange', { newSubscription })
  return { heard, shown, did, push, tap, change, Notification }
}

test.each([
  ['?lang=en', 'es-MX', 'You have news', 'Sign in to see it.'],
  ['?lang=es', 'en-US', 'Tiene novedades', 'Inicie sesión para verlas.'],
  ['', 'es-MX', 'Tiene novedades', 'Inicie sesión para verlas.'],
  ['', 'fr', 'You have news', 'Sign in to see it.'],
])('with %s in %s it says "%s"', async (query, language, title, body) => {
  const worker = start(query, language)
  await worker.push(`{"id":"${ID}","title":"Your results","body":"are bad"}`)
  expect(worker.shown).toEqual([{ title, options: expect.objectContaining({ body, tag: ID, data: ID }) as unknown }])
  expect(JSON.stringify(worker.shown)).not.toMatch(/results|bad/)
})

test.each([null, '', 'no json', '[]', '{"id":7}', '{"id":"../../evil"}', `{"id":"${ID}/x"}`, 'null'])(
  'a push of %s says the same and leads to the first page',
  async (text) => {
    const worker = start('?lang=en')
    await worker.push(text)
    expect(worker.shown).toMatchObject([{ title: 'You have news', options: { tag: 'news', data: null } }])
    await worker.tap(worker.shown[0]?.options.data)
    expect(worker.did).toEqual(['close', 'open https://clinic.example/'])
  },
)

test('a tap leads to the notice, in a window that shows it already or in one of its own', async () => {
  const other = start('?lang=en', 'en', ['https://clinic.example/p/1/messages/new'])
  await other.tap(ID)
  expect(other.did).toEqual(['close', `open https://clinic.example/go/${ID}`])
  const same = start('?lang=en', 'en', [`https://clinic.example/go/${ID}`])
  await same.tap(ID)
  expect(same.did).toEqual(['close', `focus https://clinic.example/go/${ID}`])
})

test.each([
  ['en', 'Notices ended in this browser', 'Sign in to switch them on again.'],
  ['es', 'Los avisos terminaron en este navegador', 'Inicie sesión para volver a activarlos.'],
])('when the browser gives them up it says so (%s), and a tap leads to where they are switched on', async (...row) => {
  const [language, title, body] = row
  const worker = start(`?lang=${language}`)
  await worker.change()
  expect(worker.shown).toEqual([{ title, options: { body, lang: language, tag: 'ended', data: 'settings' } }])
  await worker.tap(worker.shown[0]?.options.data)
  expect(worker.did).toEqual(['close', 'open https://clinic.example/notices'])
})

test('what a browser puts in their place by itself is dropped: nobody knows whose it would be', async () => {
  const worker = start('?lang=en')
  await worker.change({ unsubscribe: () => Promise.resolve(worker.did.push('unsubscribe')) })
  expect(worker.did).toEqual(['unsubscribe'])
})

test('where nothing may be shown nothing is', async () => {
  const worker = start('?lang=en')
  worker.Notification.permission = 'default'
  await worker.change()
  expect(worker.shown).toEqual([])
})

test('it hears pushes, taps and when they end, and has no word for keeping or fetching anything', () => {
  expect([...start('').heard.keys()]).toEqual(['install', 'push', 'pushsubscriptionchange', 'notificationclick'])
  const code = SOURCE.replace(/\/\/.*$/gm, '')
  expect(code).not.toMatch(/fetch|caches|indexedDB|importScripts|postMessage|eval|XMLHttpRequest|WebSocket|storage/i)
})

afterEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
})

test('whatever goes into the one policy, an address of the worker comes out', async () => {
  const made: string[] = []
  const rules: { createScriptURL?: (input: string) => string } = {}
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, given: { createScriptURL: (input: string) => string }) => {
      made.push(name)
      return Object.assign(rules, given)
    },
  })
  const { workerAddress } = await import('../../lib/workerAddress')
  expect(made).toEqual(['keepwell-worker'])
  expect(workerAddress('es')).toBe('/worker.js?lang=es')
  for (const input of ['https://evil.example/x.js', 'data:text/javascript,1', '//evil.example', '', '../en', 'es'])
    expect(rules.createScriptURL?.(input)).toMatch(/^\/worker\.js\?lang=(en|es)$/)
})

test('where there are no trusted types it is the same address', async () => {
  vi.stubGlobal('trustedTypes', undefined)
  const { workerAddress } = await import('../../lib/workerAddress')
  expect(workerAddress('en')).toBe('/worker.js?lang=en')
})
