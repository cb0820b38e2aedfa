import { useState } from 'react'
import type { ConversionChoices } from '../../../lib/conversion-types'
import { useTexts } from '../../../lib/i18n'
import { Choice, Field } from '../../../ui/Fields'
import { SheetForm } from '../SheetForm'
import type { FormProps } from './ConvertSheet'

interface MedicineFormProps extends FormProps {
  medicines: NonNullable<ConversionChoices['medicines']>
}

export function MedicineForm({ medicines, ending, busy, onMake }: MedicineFormProps) {
  const { t } = useTexts()
  const [medicine, setMedicine] = useState('')
  const [note, setNote] = useState('')
  const go = () => onMake({ what: 'refill-request', medicine, note: note.trim() || null })
  return (
    <SheetForm submit={t('convert.medicineGo')} busy={busy} onSubmit={go}>
      <p className="small">{t('convert.medicineLead')}</p>
      <Choice
        label={t('convert.medicineWhich')}
        hint={t('convert.medicineHint')}
        required
        value={medicine}
        onChange={(event) => setMedicine(event.target.value)}
        options={[
          { value: '', label: t('desk.choose') },
          ...medicines.map((one) => ({
            value: one.id,
            label: one.asked ? t('convert.medicineAsked', { name: one.name }) : one.name,
          })),
        ]}
      />
      <Field
        label={t('convert.medicineNote')}
        hint={t('convert.medicineNoteHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {ending}
    </SheetForm>
  )
}
