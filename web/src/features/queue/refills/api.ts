import { call } from '../../../lib/http'
import type { QueueRow } from '../../../lib/message-types'
import type {
  BatchResult,
  Decision,
  DenialReason,
  FoundPharmacies,
  PharmacyCall,
  PharmacySearch,
  RefillPaper,
} from '../../../lib/refill-types'
import { type Moved, QUEUE, itemPath } from '../api'

/** A decision on a refill. Each carries the version that was looked at, so that nobody decides on what has changed. */
export type Verdict =
  | { verb: 'approve'; decision: Decision; words: string | null }
  | { verb: 'deny'; reason: DenialReason; words: string | null }
  | { verb: 'needs-visit'; words: string | null }
  | { verb: 'on-paper'; words: string | null; decision: Decision | null }

export function decide(row: QueueRow, { verb, ...facts }: Verdict) {
  return call<Moved>('POST', itemPath(row.id, `/refill/${verb}`), { body: { version: row.version, ...facts } })
}

/** Asks the pharmacy not to fill it; what it answers comes with the item. */
export function callBack(row: QueueRow) {
  return call<Moved>('POST', itemPath(row.id, '/refill/call-back'), { body: { version: row.version } })
}

/** Somebody called pharmacies that nothing could be sent to. */
export function calledPharmacy(row: QueueRow, said: PharmacyCall) {
  return call<Moved>('POST', itemPath(row.id, '/refill/called'), { body: { version: row.version, ...said } })
}

/** Asks the patient something before it is decided. @param sendKey the same for the same words, so that they are sent once */
export function askPatient(row: QueueRow, sendKey: string, body: string) {
  return call<Moved>('POST', itemPath(row.id, '/refill/ask'), { body: { version: row.version, sendKey, body } })
}

/** Each is an entry of the log. */
export function printPaper(id: string) {
  return call<RefillPaper>('POST', itemPath(id, '/refill/print'), { body: {} })
}

export function findPharmacies(id: string, facts: PharmacySearch) {
  return call<FoundPharmacies>('POST', itemPath(id, '/refill/pharmacies'), { body: facts })
}

export function approveTogether(rows: QueueRow[]) {
  const items = rows.map(({ id, version }) => ({ id, version }))
  return call<BatchResult>('POST', `${QUEUE}/refills/approve`, { body: { items } })
}
