import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { CopyButton } from '../../ui/CopyButton'
import { Facts, PrintButton } from '../../ui/parts'
import type { Invitation } from './api'

interface InvitationLetterProps {
  invitation: Invitation
  login: string
  birthDateAsked?: boolean
  onClose: () => void
}

/** Link and code, shown once: the server keeps only their hashes. They should travel by two different ways. */
export function InvitationLetter({ invitation, login, birthDateAsked = false, onClose }: InvitationLetterProps) {
  const { t } = useTexts()
  const view = useDateView()
  const link = new URL(invitation.link, window.location.origin).href
  return (
    <div className="card letter" role="status">
      <h3>{t('invite.made')}</h3>
      <p>{t(birthDateAsked ? 'invite.onceWithBirthDate' : 'invite.once')}</p>
      <div className="section">
        <Facts
          items={[
            [t('signIn.login'), login],
            [t('invite.link'), <code key="link">{link}</code>],
            [t('invite.code'), <code key="code">{invitation.code}</code>],
            [t('invite.expires'), instantText(view, invitation.expiresAt)],
          ]}
        />
      </div>
      <div className="actions">
        <CopyButton text={link} label={t('invite.copyLink')} />
        <CopyButton text={invitation.code} label={t('invite.copyCode')} />
        <PrintButton />
        <button type="button" className="button" onClick={onClose}>
          {t('invite.done')}
        </button>
      </div>
    </div>
  )
}
