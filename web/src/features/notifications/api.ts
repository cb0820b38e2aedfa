import { call } from '../../lib/http'
import { one } from '../../lib/query'
import type { Channel, NoticeRow, NoticeTarget, OutboxView, PushBrowser, PushView, SettingsView, Wanted } from './types'

export const settingsQuery = one<SettingsView>('/api/notices/settings')
export const noticesQuery = one<{ items: NoticeRow[] }>('/api/notices')
export const outboxQuery = one<OutboxView>('/api/outbox')

export function targetOf(notice: string) {
  return one<NoticeTarget>(`/api/notices/${encodeURIComponent(notice)}`)
}

export function saveSettings(wanted: Wanted) {
  return call<SettingsView>('PUT', '/api/notices/settings', { body: wanted })
}

export function testNotice(channel: Channel) {
  return call<undefined>('POST', '/api/notices/test', { body: { channel } })
}

export function addContact(channel: Channel, address: string) {
  return call<SettingsView>('POST', '/api/notices/contacts', { body: { channel, address } })
}

export function confirmContact(channel: Channel, code: string) {
  return call<SettingsView>('POST', '/api/notices/contacts/confirm', { body: { channel, code } })
}

export function forgetContact(channel: Channel) {
  return call<SettingsView>('POST', '/api/notices/contacts/forget', { body: { channel } })
}

export function startAgain(channel: Channel) {
  return call<SettingsView>('POST', '/api/notices/contacts/start', { body: { channel } })
}

export function addDevice(browser: PushBrowser) {
  return call<PushView>('POST', '/api/notices/devices', { body: browser })
}

export function forgetDevice(device: string) {
  return call<PushView>('POST', '/api/notices/devices/forget', { body: { device } })
}

export function forgetDevices() {
  return call<PushView>('POST', '/api/notices/devices/forget-all', { body: {} })
}

export function stopByToken(token: string) {
  return call<undefined>('POST', '/api/stop', { body: { token }, attempt: true })
}
