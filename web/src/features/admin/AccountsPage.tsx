import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountRow } from '../../lib/api-types'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { roleWording } from '../../lib/roles'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { Listing } from '../../ui/Listing'
import { Page, Section } from '../../ui/Page'
import { Row, Tag } from '../../ui/parts'
import { Empty } from '../../ui/states'
import { accountsQuery } from './api'
import { InviteStaff } from './InviteStaff'
import { SwitchSheet } from './SwitchSheet'
import { stateWording } from './wording'

export function AccountsPage() {
  const { t } = useTexts()
  const accounts = useInfiniteQuery(accountsQuery)
  const [switching, setSwitching] = useState<AccountRow | null>(null)
  return (
    <Page title={t('place.accounts')} lead={t('accounts.lead')}>
      <Section title={t('accounts.staff')}>
        <Listing
          query={accounts}
          keyOf={(row) => row.id}
          row={(row) => <AccountLine row={row} onSwitch={() => setSwitching(row)} />}
          empty={<Empty icon="people" title={t('accounts.none')} />}
        />
      </Section>
      <Section title={t('accounts.invite')}>
        <InviteStaff />
      </Section>
      {switching && <SwitchSheet account={switching} onClose={() => setSwitching(null)} />}
    </Page>
  )
}

/** One's own account has no switch: the server would refuse it. */
function AccountLine({ row, onSwitch }: { row: AccountRow; onSwitch: () => void }) {
  const { t } = useTexts()
  const session = useSession()
  const view = useDateView()
  const off = row.state === 'OFF'
  return (
    <Row
      aside={
        row.login !== session.login && (
          <button
            type="button"
            className="button quiet"
            data-row=""
            aria-label={t(off ? 'accounts.switchOnOf' : 'accounts.switchOffOf', { name: row.name })}
            onClick={onSwitch}
          >
            {t(off ? 'accounts.switchOn' : 'accounts.switchOff')}
          </button>
        )
      }
    >
      <p className="strong">
        {row.name}{' '}
        {row.state !== 'ACTIVE' && <Tag tone={off ? undefined : 'attention'}>{t(stateWording[row.state])}</Tag>}
      </p>
      <p className="small">
        {t(roleWording[row.role])} · {row.login}
      </p>
      <p className="small">
        {row.lastSignInAt
          ? t('accounts.lastSignIn', { when: instantText(view, row.lastSignInAt) })
          : t('accounts.neverSignedIn')}
      </p>
      {row.switchedAt && row.switchReason && (
        <p className="small">
          {t(off ? 'accounts.offBecause' : 'accounts.onBecause', {
            when: instantText(view, row.switchedAt),
            reason: row.switchReason,
          })}
        </p>
      )}
    </Row>
  )
}
