import type { ReactNode } from 'react'
import type { MedicineRow } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'
import { NameLines, NewTag, Row } from '../../ui/parts'

export function MedicineLine({ row, children }: { row: MedicineRow; children?: ReactNode }) {
  const { t } = useTexts()
  const view = useDateView()
  const facts = [
    row.reason && t('medicines.for', { reason: nameText(t, row.reason) }),
    row.startedOn && t('medicines.since', { day: dayText(view, row.startedOn, null) }),
    row.endedOn && t('medicines.until', { day: dayText(view, row.endedOn, null) }),
    row.prescriber && t('medicines.by', { name: row.prescriber }),
  ].filter(Boolean)
  return (
    <Row>
      <NameLines name={row.name} tags={row.isNew && <NewTag />} />
      {row.dosage && <p>{row.dosage}</p>}
      {facts.length > 0 && <p className="small">{facts.join(' · ')}</p>}
      {children}
    </Row>
  )
}
