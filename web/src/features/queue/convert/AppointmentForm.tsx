import { useState } from 'react'
import type { ConversionChoices } from '../../../lib/conversion-types'
import { useTexts } from '../../../lib/i18n'
import { BodyField } from '../../messages/BodyField'
import { SheetForm } from '../SheetForm'
import type { FormProps } from './ConvertSheet'

const WORDS_MAX = 2000

/** It says who reads the words before they are written. */
export function AppointmentForm({
  schedulers,
  ending,
  busy,
  onMake,
}: FormProps & Pick<ConversionChoices, 'schedulers'>) {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<'EMPTY' | 'LONG' | null>(null)
  if (!schedulers) return <p className="why-not">{t('convert.noSchedulers')}</p>
  const go = () => {
    const text = words.trim()
    const wrong = text === '' ? 'EMPTY' : text.length > WORDS_MAX ? 'LONG' : null
    setFault(wrong)
    if (wrong === null) onMake({ what: 'appointment', words: text })
  }
  return (
    <SheetForm submit={t('convert.appointmentGo')} busy={busy} onSubmit={go}>
      <p>{t('convert.appointmentLead')}</p>
      <p className={schedulers.clinical ? 'small' : 'why-not'}>
        {t(schedulers.clinical ? 'convert.schedulersClinical' : 'convert.schedulersOffice', { board: schedulers.name })}
      </p>
      <BodyField
        label={t('convert.words')}
        rows={4}
        value={words}
        onChange={setWords}
        error={fault && t(fault === 'EMPTY' ? 'messages.refused.empty' : 'messages.refused.tooLong')}
      />
      {ending}
    </SheetForm>
  )
}
