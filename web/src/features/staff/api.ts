import type { Assigned, Clinician, Hit, SearchFacts } from '../../lib/api-types'
import { call } from '../../lib/http'
import { patientPath } from '../../lib/patient'
import { one, pages } from '../../lib/query'

export function search(facts: SearchFacts) {
  return call<{ hits: Hit[]; refine: boolean }>('POST', '/api/staff/search', { body: facts })
}

export const assignedQuery = pages<Assigned>('/api/staff/patients')
export const cliniciansQuery = one<{ items: Clinician[] }>('/api/staff/clinicians')

export function assign(patient: string, facts: { clinicianId: string; reason: string; endsOn?: string }) {
  return call<undefined>('POST', patientPath(patient, '/assignments'), { body: facts })
}

export function endAssignment(patient: string, assignment: string, reason: string) {
  return call<undefined>('POST', patientPath(patient, `/assignments/${encodeURIComponent(assignment)}/end`), {
    body: { reason },
  })
}

export function keepSite(patient: string, siteId: string | null) {
  return call<undefined>('PUT', patientPath(patient, '/site'), { body: { siteId } })
}

export interface Invitation {
  link: string
  code: string
  expiresAt: string
}

export function invitePatient(patient: string, email: string) {
  return call<Invitation>('POST', patientPath(patient, '/invitations'), { body: { email } })
}
