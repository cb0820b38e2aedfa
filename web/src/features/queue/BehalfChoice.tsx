import { useTexts } from '../../lib/i18n'
import type { Colleague } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { Choice } from '../../ui/Fields'

interface BehalfChoiceProps {
  colleagues: Colleague[]
  value: string
  onChange: (id: string) => void
}

/** Whoever writes signs; the patient sees for whom. */
export function BehalfChoice({ colleagues, value, onChange }: BehalfChoiceProps) {
  const { t } = useTexts()
  if (colleagues.length === 0) return null
  return (
    <Choice
      label={t('behalf.label')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: '', label: t('behalf.nobody') },
        ...colleagues.map((one) => ({
          value: one.id,
          label: `${one.name}, ${t(roleWording[one.role]).toLowerCase()}`,
        })),
      ]}
    />
  )
}
