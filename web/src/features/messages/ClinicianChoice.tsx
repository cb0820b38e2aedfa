import { useTexts } from '../../lib/i18n'
import type { TopicInfo } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { Choice } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { awayText, personText } from './sentences'
import { answeringAt, clinicianOf } from './where'

interface ClinicianChoiceProps {
  info: TopicInfo
  site: string | null
  value: string | null
  onChange: (id: string | null) => void
}

/** Of the care team. Who reads it follows where they have people of their own, and is said aloud. */
export function ClinicianChoice({ info, site, value, onChange }: ClinicianChoiceProps) {
  const { t } = useTexts()
  const view = useDateView()
  if (info.clinicians.length === 0) return null
  const chosen = clinicianOf(info, value)
  const choose = (id: string | null) => {
    onChange(id)
    const answering = answeringAt(info, site, id)
    if (answering && answering.pool !== answeringAt(info, site, value)?.pool)
      announce(t('compose.pool', { pool: answering.pool }))
  }
  return (
    <>
      <Choice
        label={t('compose.clinician')}
        hint={t(chosen?.answering ? 'compose.clinicianOwn' : 'compose.clinicianHint')}
        value={value ?? ''}
        onChange={(event) => choose(event.target.value || null)}
        options={[
          { value: '', label: t('compose.clinicianAny') },
          ...info.clinicians.map((one) => ({ value: one.id, label: personText(t, one) })),
        ]}
      />
      {chosen?.away && (
        <p className="small" role="status">
          {chosen.name}: {awayText(t, view, chosen)}
        </p>
      )}
    </>
  )
}
