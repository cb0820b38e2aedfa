import type { Language } from '../../lib/i18n'
import { workerAddress } from '../../lib/workerAddress'
import type { PushBrowser, PushView } from './types'

/**
 * `HOME_SCREEN`: iPhones and iPads tell only those who put the page there. `ENDED`: the worker is there, which is registered
 * only where somebody switched notices on, and the subscription is not: the browser gave it up.
 */
export type DeviceState = 'UNSUPPORTED' | 'HOME_SCREEN' | 'BLOCKED' | 'OFF' | 'ENDED' | 'ON'

/** Whoever was asked by the browser did not say yes. */
export class NotAllowed extends Error {}

/** The browser takes no worker from a server whose certificate it does not trust, whatever was clicked away before. */
export class NotTrusted extends Error {}

export async function lookAtDevice(push: PushView, language: Language): Promise<DeviceState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return /iPhone|iPad/.test(navigator.userAgent) ? 'HOME_SCREEN' : 'UNSUPPORTED'
  }
  if (Notification.permission === 'denied') return 'BLOCKED'
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  if (registration && !subscription) return 'ENDED'
  if (!registration || !subscription || !push.devices.includes(await nameOf(subscription.endpoint))) return 'OFF'
  if (registration.active && !registration.active.scriptURL.endsWith(`lang=${language}`)) {
    await navigator.serviceWorker.register(workerAddress(language)) // the language was changed since
  }
  return 'ON'
}

/** Asks the person, by the browser's own question. @throws NotAllowed @throws NotTrusted */
export async function subscribe(key: string, language: Language): Promise<PushBrowser> {
  if ((await Notification.requestPermission()) !== 'granted') throw new NotAllowed()
  await register(language)
  const registration = await navigator.serviceWorker.ready
  const subscription = await subscribed(registration, key)
  return {
    endpoint: subscription.endpoint,
    p256dh: base64(subscription.getKey('p256dh')),
    auth: base64(subscription.getKey('auth')),
  }
}

async function register(language: Language): Promise<void> {
  try {
    await navigator.serviceWorker.register(workerAddress(language))
  } catch (e) {
    // all that can be a matter of security here: the address is our own, and the page came by https
    if (e instanceof DOMException && e.name === 'SecurityError') throw new NotTrusted()
    throw e
  }
}

/** A worker without a subscription is not left behind: it would look as if the browser had given one up. */
async function subscribed(registration: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const { pushManager } = registration
  const old = await pushManager.getSubscription()
  if (old && base64(old.options.applicationServerKey) !== key) await old.unsubscribe() // the clinic has a new key
  try {
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
  } catch (e) {
    if (!(await pushManager.getSubscription())) await registration.unregister()
    throw e
  }
}

/** Nothing of it is left in the browser. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
  await registration?.unregister()
}

/** The name that the server has for this browser; null if it is not subscribed. */
export async function nameHere(): Promise<string | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  return subscription ? nameOf(subscription.endpoint) : null
}

export async function nameOf(endpoint: string): Promise<string> {
  return base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
}

function base64(bytes: ArrayBuffer | null): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
