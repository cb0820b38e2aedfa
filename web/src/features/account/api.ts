import type { SessionRow, SessionView } from '../../lib/api-types'
import { call } from '../../lib/http'
import type { Language } from '../../lib/i18n'
import { one } from '../../lib/query'

export const sessionsQuery = one<{ items: SessionRow[] }>('/api/account/sessions')

export function endSession(id: string) {
  return call<undefined>('DELETE', `/api/account/sessions/${encodeURIComponent(id)}`)
}

export function endOtherSessions() {
  return call<undefined>('DELETE', '/api/account/sessions')
}

export function chooseLanguage(language: Language) {
  return call<SessionView>('PATCH', '/api/account/profile', { body: { language } })
}
