import type { AccountRow, Role } from '../../lib/api-types'
import { call } from '../../lib/http'
import { pages } from '../../lib/query'
import type { Invitation } from '../staff/api'

export const accountsQuery = pages<AccountRow>('/api/accounts', { side: 'STAFF' })

export function inviteStaff(facts: { name: string; email: string; role: Role; npi?: string }) {
  return call<Invitation>('POST', '/api/accounts', { body: facts })
}

export function switchAccount(id: string, to: 'on' | 'off', reason: string) {
  return call<undefined>('POST', `/api/accounts/${encodeURIComponent(id)}/${to}`, { body: { reason } })
}
