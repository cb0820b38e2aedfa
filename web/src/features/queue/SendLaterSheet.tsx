import { useTexts } from '../../lib/i18n'
import { Sheet } from '../../ui/Sheet'
import { WhenForm } from './WhenForm'

interface SendLaterSheetProps {
  busy: boolean
  onChoose: (sendAt: string) => void
  onClose: () => void
}

export function SendLaterSheet({ busy, onChoose, onClose }: SendLaterSheetProps) {
  const { t } = useTexts()
  return (
    <Sheet title={t('later.title')} open onClose={onClose}>
      <p>{t('later.lead')}</p>
      <WhenForm submit={t('later.set')} busy={busy} onChoose={onChoose} />
    </Sheet>
  )
}
