// Shows on a device that there is news, and never what. It hears pushes, taps and when the browser gives them up; it answers no request of a page, keeps
// nothing and fetches nothing. Registered only by who switches notices on for a device, see docs/notifications.md.
'use strict'

const language = new URL(self.location.href).searchParams.get('lang') ?? navigator.language
const words = language.toLowerCase().startsWith('es')
  ? {
      lang: 'es',
      title: 'Tiene novedades',
      body: 'Inicie sesión para verlas.',
      ended: 'Los avisos terminaron en este navegador',
      again: 'Inicie sesión para volver a activarlos.',
    }
  : {
      lang: 'en',
      title: 'You have news',
      body: 'Sign in to see it.',
      ended: 'Notices ended in this browser',
      again: 'Sign in to switch them on again.',
    }
const SETTINGS = 'settings'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

// Without a page's requests there is nothing that an old worker must end in peace.
self.addEventListener('install', () => self.skipWaiting())

// Browsers want something shown for every push, also for one that makes no sense.
self.addEventListener('push', (event) => {
  const id = idIn(event.data)
  event.waitUntil(
    self.registration.showNotification(words.title, {
      body: words.body,
      lang: words.lang,
      tag: id ?? 'news',
      data: id,
    }),
  )
})

// Only a page knows whose notices these were, and only its owner may switch them on again: what came in their place would
// tell nobody. The page of notices says so too, because many browsers end them without a word to us.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(ended(event.newSubscription)))

async function ended(unknown) {
  await unknown?.unsubscribe()
  if (Notification.permission !== 'granted') return
  await self.registration.showNotification(words.ended, {
    body: words.again,
    lang: words.lang,
    tag: 'ended',
    data: SETTINGS,
  })
}

// A window of its own: one that is open may hold half a message.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const to = event.notification.data
  event.waitUntil(open(to === SETTINGS ? '/notices' : to ? `/go/${to}` : '/'))
})

async function open(path) {
  const address = new URL(path, self.location.origin).href
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === address)
  return there ? there.focus() : self.clients.openWindow(address)
}

function idIn(data) {
  try {
    const { id } = data.json()
    return typeof id === 'string' && ID.test(id) ? id : null
  } catch {
    return null
  }
}
