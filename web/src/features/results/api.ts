import type { ResultDetail, ResultRow } from '../../lib/api-types'
import { patientPath } from '../../lib/patient'
import { one, pages } from '../../lib/query'

export interface ResultFilter {
  from: string
  to: string
  kind: '' | ResultRow['kind']
}

export function resultsQuery(patient: string, filter: ResultFilter) {
  return pages<ResultRow>(patientPath(patient, '/results'), { ...filter })
}

export function resultQuery(patient: string, id: string) {
  return one<ResultDetail>(patientPath(patient, `/results/${encodeURIComponent(id)}`))
}

export function vitalQuery(patient: string, id: string) {
  return one<ResultDetail>(patientPath(patient, `/vitals/${encodeURIComponent(id)}`))
}
