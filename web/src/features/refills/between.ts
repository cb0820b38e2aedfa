import type { QueryClient } from '@tanstack/react-query'
import type { AskedRefills } from '../../lib/refill-types'

let wanted: { patient: string; medicines: string[] } | null = null

/** Medicines for the next request, chosen on another page. In memory: an address says nothing of them. */
export function startWith(patient: string, medicines: string[]) {
  wanted = { patient, medicines }
}

export function takeMedicines(patient: string): string[] {
  const medicines = wanted?.patient === patient ? wanted.medicines : []
  wanted = null
  return medicines
}

export interface JustAsked {
  sent: string[]
  joined: string[]
}

const keyOf = (patient: string) => ['asked just now', patient]

/** For the page of the requests, which says what was sent. Goes with the session, as all that is cached. */
export function noteAsked(
  client: QueryClient,
  patient: string,
  { refills }: AskedRefills,
  nameOf: (medicine: string) => string,
) {
  const names = (joined: boolean) => refills.filter((one) => one.joined === joined).map((one) => nameOf(one.medicineId))
  client.setQueryData<JustAsked>(keyOf(patient), { sent: names(false), joined: names(true) })
}

/** Said once: who comes back later has not just sent anything. */
export function askedJustNow(client: QueryClient, patient: string): JustAsked | null {
  return client.getQueryData<JustAsked>(keyOf(patient)) ?? null
}

export function forgetAsked(client: QueryClient, patient: string) {
  client.removeQueries({ queryKey: keyOf(patient) })
}
