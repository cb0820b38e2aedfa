import { call } from '../../../lib/http'
import type { SeveralChosen, SeveralSent, SeveralStand, SeveralText } from '../../../lib/several-types'
import { QUEUE, itemPath } from '../api'

export const MOST = 100

export function whoGetsIt(items: string[]) {
  return call<SeveralChosen>('POST', `${QUEUE}/selection/preview`, { body: { items } })
}

/** As the patient of this item would read it. */
export function rendered(item: string, body: string) {
  return call<{ body: string }>('POST', itemPath(item, '/rendered'), { body: { body } })
}

export function sendToSeveral(text: SeveralText) {
  return call<SeveralSent>('POST', `${QUEUE}/selection`, { body: text })
}

export function undo(batch: string) {
  return call<{ takenBack: number }>('POST', `${QUEUE}/selection/${encodeURIComponent(batch)}/undo`, { body: {} })
}

/** How far it is: also after it left, when some may have come back. */
export function standOf(batch: string) {
  return call<SeveralStand>('GET', `/api/queue/selection/${encodeURIComponent(batch)}`, { background: true })
}
