import type { AccessRow } from '../../lib/api-types'
import type { Texts } from '../../lib/i18n'
import { roleWording } from '../../lib/roles'
import { type CategoryCode, categoryWording, wordsOf } from './wording'

/** "Nurse Ida Brandt", "You", "A person of the clinic outside your care team". */
export function whoText(t: Texts, row: AccessRow): string {
  switch (row.who) {
    case 'YOU':
      return t('who.you')
    case 'PROXY':
      return row.name ? t('who.proxyNamed', { name: row.name }) : t('who.proxy')
    case 'STAFF':
      return staffText(t, row)
    case 'OTHER':
      return t('who.other')
    case 'CONSOLE':
      return t('who.console')
    case 'JOB':
      return t('who.job')
    case 'SENDER':
      return row.name ? t('who.senderNamed', { name: row.name }) : t('who.sender')
  }
}

function staffText(t: Texts, row: AccessRow): string {
  const role = row.role ? t(roleWording[row.role]) : t('who.staff')
  if (row.name) return t('who.staffNamed', { name: row.name, role })
  return row.relation === 'NONE' ? t('who.staffOutside', { role }) : role
}

export function actText(t: Texts, row: AccessRow): string {
  const words = wordsOf(row.act)
  const what = t(
    row.category && row.category in categoryWording ? categoryWording[row.category as CategoryCode] : 'category.record',
  )
  return t(row.outcome === 'ALLOWED' ? words.done : words.refused, { what })
}
