import { call } from '../../../lib/http'
import type { Conversion, ConversionChoices, Converted } from '../../../lib/conversion-types'
import type { QueueRow } from '../../../lib/message-types'
import { one } from '../../../lib/query'
import { itemPath } from '../api'

export const choicesQuery = (id: string) => one<ConversionChoices>(itemPath(id, '/conversions'))

export function convert(row: QueueRow, sendKey: string, { what, ...facts }: Conversion) {
  return call<Converted>('POST', itemPath(row.id, `/${what}`), { body: { sendKey, version: row.version, ...facts } })
}
