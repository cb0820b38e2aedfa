import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openApp } from '../../test/app'
import { problem, serverAnswers } from '../../test/server'
import type { PushView, SettingsView } from './types'

const KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/made-up'
/** SHA-256 of the endpoint, by another program: openssl dgst -sha256 -binary | basenc --base64url */
const NAME = 'FAjU1-zYOY083-vHh6EKbwX5nc-4OhN5mueBKpYA438'

const settings: SettingsView = {
  channels: [{ channel: 'PUSH', address: null, given: false, waiting: null, stopped: null }],
  kinds: ['MESSAGE_ANSWERED'],
  unwanted: [],
  onlyHere: false,
  quietFrom: null,
  quietTo: null,
  digestHour: null,
  zone: 'America/New_York',
  push: { key: KEY, devices: [] },
}

/** A browser that can; what it was asked to do is in `asked`. */
function browser(permission: NotificationPermission, answer: NotificationPermission = permission) {
  const asked: string[] = []
  let subscribed = false
  let registered = false
  const refusals: { register?: Error; subscribe?: Error } = {}
  const subscription = {
    endpoint: ENDPOINT,
    options: { applicationServerKey: null },
    getKey: (name: string) => new Uint8Array(name === 'auth' ? [1, 2] : [4, 255, 250]).buffer,
    unsubscribe: () => {
      asked.push('unsubscribe')
      subscribed = false
      return Promise.resolve(true)
    },
  }
  const registration = {
    active: { scriptURL: 'https://clinic.example/worker.js?lang=en' },
    pushManager: {
      getSubscription: () => Promise.resolve(subscribed ? subscription : null),
      subscribe: ({ userVisibleOnly, applicationServerKey }: PushSubscriptionOptionsInit) => {
        asked.push(`subscribe ${userVisibleOnly} ${(applicationServerKey as Uint8Array).length}`)
        if (refusals.subscribe) return Promise.reject(refusals.subscribe)
        subscribed = true
        return Promise.resolve(subscription)
      },
    },
    unregister: () => {
      asked.push('unregister')
      registered = false
      return Promise.resolve(true)
    },
  }
  Object.assign(window, { PushManager: class {} })
  const notifications = {
    permission,
    requestPermission: () => {
      asked.push('permission')
      return Promise.resolve(answer)
    },
  }
  Object.assign(window, { Notification: notifications })
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      ready: Promise.resolve(registration),
      register: (address: string) => {
        asked.push(`register ${address}`)
        if (refusals.register) return Promise.reject(refusals.register)
        registered = true
        return Promise.resolve(registration)
      },
      getRegistration: () => Promise.resolve(registered ? registration : undefined),
    },
  })
  return {
    asked,
    refusals,
    alreadyOn: () => {
      registered = true
      subscribed = true
    },
    givenUp: () => {
      registered = true
      subscribed = false
    },
  }
}

function has(devices: string[], more: Partial<SettingsView> = {}) {
  serverAnswers('get', '/api/notices/settings', () => Response.json({ ...settings, ...more, push: view(devices) }))
}

const view = (devices: string[]): PushView => ({ key: KEY, devices })
const on = () => screen.queryByRole('button', { name: 'Switch on here' })

beforeEach(() => has([]))

afterEach(() => {
  vi.restoreAllMocks()
  for (const name of ['PushManager', 'Notification']) Reflect.deleteProperty(window, name) // and no other global
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

test('a browser that cannot says so and offers nothing', async () => {
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/This browser cannot show notices/)).toBeVisible()
  expect(on()).not.toBeInTheDocument()
})

test('an iPhone is told about its home screen', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/add this page to the home screen/)).toBeVisible()
  expect(on()).not.toBeInTheDocument()
})

test('what the browser blocks is said with the way to change it', async () => {
  browser('denied')
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/This browser blocks notices from this page/)).toBeVisible()
  expect(on()).not.toBeInTheDocument()
})

test('nothing is registered before somebody switches it on, and "on" is said after the server has said so', async () => {
  const { asked } = browser('default', 'granted')
  const sent: Promise<unknown>[] = []
  let answer = () => {}
  const waiting = new Promise<void>((done) => (answer = done))
  serverAnswers('post', '/api/notices/devices', async (request) => {
    sent.push(request.clone().json())
    await waiting
    return Response.json(view([NAME]))
  })
  await openApp('/notices', 'rosa@x')
  const button = await screen.findByRole('button', { name: 'Switch on here' })
  expect(screen.getByText(/Signing out does not switch it off/)).toBeVisible()
  expect(asked).toEqual([])

  await userEvent.click(button)
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(screen.queryByText(/Notices come to this browser/)).not.toBeInTheDocument()
  answer()

  expect(await screen.findByText(/Notices come to this browser, also while this page is closed/)).toBeVisible()
  expect(screen.getByText('Notices come to one device of yours.')).toBeVisible()
  expect(asked).toEqual(['permission', 'register /worker.js?lang=en', 'subscribe true 65'])
  expect(await Promise.all(sent)).toEqual([{ endpoint: ENDPOINT, p256dh: 'BP_6', auth: 'AQI' }])
})

test('who does not allow it has switched nothing on', async () => {
  const { asked } = browser('default')
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Switch on here' }))
  expect(await screen.findByText(/was not allowed to show notices/)).toBeVisible()
  expect(asked).toEqual(['permission'])
})

test.each([
  ['en', 'Switch on here', /does not trust the certificate of the clinic's server/],
  ['es', 'Activar aquí', /no confía en el certificado del servidor de la clínica/],
] as const)(
  'a browser that does not trust the certificate says that, and not that a service failed (%s)',
  async (...row) => {
    const [language, button, words] = row
    const { asked, refusals } = browser('granted')
    refusals.register = new DOMException('Failed to register: An SSL certificate error occurred', 'SecurityError')
    const { setLanguage } = await import('../../lib/i18n')
    await openApp('/notices', 'rosa@x')
    await setLanguage(language)
    await userEvent.click(await screen.findByRole('button', { name: button }))
    expect(await screen.findByText(words)).toBeVisible()
    expect(screen.queryByText(/did not answer|no respondió/)).not.toBeInTheDocument()
    expect(asked.at(-1)).toBe(`register /worker.js?lang=${language}`)
  },
)

test('where the service does not answer, no worker is left that would look like notices that ended', async () => {
  const { asked, refusals } = browser('granted')
  refusals.subscribe = new DOMException('Registration failed - push service error', 'AbortError')
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Switch on here' }))
  expect(await screen.findByText(/the service that brings them did not answer/)).toBeVisible()
  expect(asked.at(-1)).toBe('unregister')
})

test('notices that the browser ended by itself are offered again at the next visit', async () => {
  const { asked, givenUp } = browser('granted')
  givenUp()
  has(['x'.repeat(43)])
  serverAnswers('post', '/api/notices/devices', () => Response.json(view([NAME])))
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/This browser ended notices by itself/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Switch on here' }))
  expect(await screen.findByText(/Notices come to this browser, also while this page is closed/)).toBeVisible()
  expect(asked).toEqual(['permission', 'register /worker.js?lang=en', 'subscribe true 65'])
})

test('what the server does not take is not left on in the browser', async () => {
  const { asked } = browser('granted')
  serverAnswers('post', '/api/notices/devices', () => problem(422, 'notices.NO_PUSH_SERVICE'))
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Switch on here' }))
  expect(await screen.findByText(/from a service that the clinic does not send to/)).toBeVisible()
  expect(asked.slice(-2)).toEqual(['unsubscribe', 'unregister'])
  expect(on()).toBeVisible()
})

test('switched off, nothing of it is left, there and here', async () => {
  const { asked, alreadyOn } = browser('granted')
  alreadyOn()
  has([NAME])
  const sent: Promise<unknown>[] = []
  serverAnswers('post', '/api/notices/devices/forget', (request) => {
    sent.push(request.clone().json())
    return Response.json(view([]))
  })
  await openApp('/notices', 'rosa@x')
  await userEvent.click(await screen.findByRole('button', { name: 'Switch off here' }))
  expect(await screen.findByText(/No notices of yours come to this browser/)).toBeVisible()
  expect(await Promise.all(sent)).toEqual([{ device: NAME }])
  expect(asked).toEqual(['unsubscribe', 'unregister'])
})

test('a browser that somebody else switched on is not on for the viewer', async () => {
  browser('granted').alreadyOn()
  has(['x'.repeat(43), 'y'.repeat(43)])
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByText(/No notices of yours come to this browser/)).toBeVisible()
  expect(screen.getByText('Notices come to 2 devices of yours.')).toBeVisible()
  serverAnswers('post', '/api/notices/devices/forget-all', () => Response.json(view([])))
  await userEvent.click(screen.getByRole('button', { name: 'Switch off on all devices' }))
  expect(await screen.findByText('Notices come to 0 devices of yours.')).toBeVisible()
})

test('with safe contact it can be switched off and not on', async () => {
  browser('granted')
  has([NAME], { onlyHere: true })
  await openApp('/notices', 'rosa@x')
  expect(await screen.findByRole('button', { name: 'Switch off on all devices' })).toBeVisible()
  expect(on()).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Send a test/ })).not.toBeInTheDocument()
})

test('the words of another language come with the next look', async () => {
  const { asked, alreadyOn } = browser('granted')
  alreadyOn()
  has([NAME])
  const { setLanguage } = await import('../../lib/i18n')
  await openApp('/notices', 'rosa@x')
  await screen.findByRole('button', { name: 'Switch off here' })
  await setLanguage('es')
  expect(await screen.findByRole('button', { name: 'Desactivar aquí' })).toBeVisible()
  expect(asked).toEqual(['register /worker.js?lang=es'])
})
