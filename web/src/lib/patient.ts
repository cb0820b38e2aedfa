import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Assignment, Chart, Person, Proposal } from './api-types'
import { one } from './query'
import { useSession } from './session'

/** The patient the address names; null on pages about nobody in particular. */
export function usePatientId(): string | null {
  return useParams({ strict: false, select: (params) => params.patient ?? null })
}

/** The patient of a page that is always about one. */
export function usePatient(): string {
  const patient = usePatientId()
  if (!patient) throw new Error('this page is about a patient')
  return patient
}

export function patientPath(patient: string, rest = ''): string {
  return `/api/patients/${encodeURIComponent(patient)}${rest}`
}

export function chartQuery(patient: string) {
  return one<Chart>(patientPath(patient, '/chart'))
}

export interface Desk {
  card: { name: string; birthYear: number | null }
  /** where the patient usually goes, and what may be chosen */
  site: { usual: string | null; open: { id: string; name: string }[] }
  assigned: Assignment[]
  proposed: Proposal[]
}

export function deskQuery(patient: string) {
  return one<Desk>(patientPath(patient, '/assignments'))
}

/** Notes and who has looked are the patient's own: the server's policy refuses both to a proxy, so neither is offered. */
export function useIsProxy(patient: string): boolean {
  return useWhose(patient)?.proxy ?? false
}

/** Whose record is on the screen. Patients know it from their session; staff have fetched the chart or the card anyway. */
export function useWhose(patient: string | null): { name: string; proxy: boolean; person: Person | null } | null {
  const session = useSession()
  const clinical = session.role === 'NURSE' || session.role === 'PHYSICIAN'
  const chart = useQuery({ ...chartQuery(patient ?? ''), enabled: clinical && patient !== null })
  const atDesk = session.role === 'FRONT_DESK' || session.role === 'ADMINISTRATOR'
  const desk = useQuery({ ...deskQuery(patient ?? ''), enabled: atDesk && patient !== null })
  if (!patient) return null
  if (atDesk) return desk.data ? { name: desk.data.card.name, proxy: false, person: null } : null
  if (clinical) return chart.data ? { name: chart.data.person.name, proxy: false, person: chart.data.person } : null
  const own = session.patients.find((candidate) => candidate.id === patient)
  return own ? { name: own.name, proxy: own.relation === 'PROXY', person: null } : null
}
