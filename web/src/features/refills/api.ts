import { call } from '../../lib/http'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import type {
  AskRefills,
  AskedRefills,
  FoundPharmacies,
  PharmacySearch,
  RefillChoices,
  Refills,
} from '../../lib/refill-types'

export function refillsPath(patient: string, rest = ''): string {
  return patientPath(patient, `/refills${rest}`)
}

export const refillsQuery = (patient: string) => one<Refills>(refillsPath(patient))
export const choicesQuery = (patient: string) => one<RefillChoices>(refillsPath(patient, '/choices'))

export function ask(patient: string, body: AskRefills) {
  return call<AskedRefills>('POST', refillsPath(patient), { body })
}

export function withdraw(patient: string, id: string) {
  return call<undefined>('POST', refillsPath(patient, `/${encodeURIComponent(id)}/withdraw`), { body: {} })
}

export function searchPharmacies(patient: string, facts: PharmacySearch) {
  return call<FoundPharmacies>('POST', patientPath(patient, '/pharmacies/search'), { body: facts })
}

export function keepFavourite(patient: string, pharmacyId: string | null) {
  return call<undefined>('PUT', patientPath(patient, '/pharmacies/favourite'), { body: { pharmacyId } })
}
