import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { instantText } from '../../../lib/dates'
import { useTexts } from '../../../lib/i18n'
import { one } from '../../../lib/query'
import { roleWording } from '../../../lib/roles'
import { useSession } from '../../../lib/session'
import type { ProtocolView } from '../../../lib/statement-types'
import { useDateView } from '../../../lib/viewer'
import { Page } from '../../../ui/Page'
import { Facts, Tag } from '../../../ui/parts'
import { Loaded } from '../../../ui/states'
import { SignSheet } from './SignSheet'

const protocolsQuery = one<{ items: ProtocolView[] }>('/api/protocols')

/** What nurses may renew, word for word, and whose signature it has. */
export function ProtocolsPage() {
  const { t } = useTexts()
  const protocols = useQuery(protocolsQuery)
  return (
    <Page title={t('place.protocols')} lead={t('protocols.lead')}>
      <Loaded from={protocols} rows={3} tall>
        {({ items }) => (
          <ul className="refills section">
            {items.map((protocol) => (
              <li key={protocol.id}>
                <Protocol protocol={protocol} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function Protocol({ protocol }: { protocol: ProtocolView }) {
  const { t } = useTexts()
  const view = useDateView()
  const { role } = useSession()
  const client = useQueryClient()
  const [signing, setSigning] = useState(false)
  const { signed } = protocol
  return (
    <article className="card pad">
      <div className="line-top">
        <h2>{protocol.name}</h2>
        <Tag tone={signed ? 'brand' : 'attention'}>
          {t(signed ? 'protocols.signed' : protocol.earlier ? 'protocols.changed' : 'protocols.notSigned')}
        </Tag>
      </div>
      <Facts
        items={[
          [t('protocols.who'), protocol.who.map((one) => t(roleWording[one])).join(', ')],
          [t('protocols.medicines'), protocol.medicines.join(', ')],
          [
            t('protocols.limits'),
            `${t('refillDesk.protocolDays', { count: protocol.maxDays })} ${t('refillDesk.protocolRefills', { count: protocol.maxRefills })}`,
          ],
          [
            t('protocols.conditions'),
            <ul key="conditions">
              {protocol.conditions.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>,
          ],
          [t('protocols.source'), protocol.source],
        ]}
      />
      <p className="small">
        {signed
          ? t('protocols.signedBy', { name: signed.by, when: instantText(view, signed.at) })
          : t('protocols.proposesNothing')}
      </p>
      {role === 'PHYSICIAN' && (
        <div className="actions">
          <button
            type="button"
            className={signed ? 'button quiet' : 'button'}
            aria-haspopup="dialog"
            aria-label={t(signed ? 'protocols.withdrawOf' : 'protocols.signOf', { name: protocol.name })}
            onClick={() => setSigning(true)}
          >
            {t(signed ? 'protocols.withdraw' : 'protocols.sign')}
          </button>
        </div>
      )}
      {signing && (
        <SignSheet
          protocol={protocol}
          onChanged={() => client.invalidateQueries({ queryKey: protocolsQuery.queryKey })}
          onClose={() => setSigning(false)}
        />
      )}
    </article>
  )
}
