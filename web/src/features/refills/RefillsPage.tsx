import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Texts, useTexts } from '../../lib/i18n'
import { usePatient } from '../../lib/patient'
import type { Refill } from '../../lib/refill-types'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { Page, Section } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { refillsQuery } from './api'
import { type JustAsked, askedJustNow, forgetAsked } from './between'
import { RefillCard } from './RefillCard'

export function RefillsPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const refills = useQuery(refillsQuery(patient))
  return (
    <Page
      title={t('refills.title')}
      lead={t('refills.lead')}
      back={{ to: '/p/$patient/record', params: { patient }, label: t('place.record') }}
    >
      <Said key={patient} patient={patient} />
      <div className="actions">
        <Link className="button" to="/p/$patient/refills/new" params={{ patient }}>
          <Icon name="bottle" />
          {t('refills.ask')}
        </Link>
        <Link className="button quiet" to="/p/$patient/medicines" params={{ patient }}>
          {t('group.medicines')}
        </Link>
      </div>
      <Loaded from={refills} rows={2} tall>
        {(data) => (
          <>
            <Section title={t('refills.open')}>
              {data.open.length === 0 ? (
                <Empty icon="check" title={t('refills.none')}>
                  <p>{t('refills.noneWhy')}</p>
                </Empty>
              ) : (
                <Cards refills={data.open} patient={patient} />
              )}
            </Section>
            {data.past.length > 0 && (
              <Section title={t('refills.past')}>
                <Cards refills={data.past} patient={patient} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Cards({ refills, patient }: { refills: Refill[]; patient: string }) {
  return (
    <ul className="refills">
      {refills.map((refill) => (
        <li key={refill.id}>
          <RefillCard refill={refill} patient={patient} />
        </li>
      ))}
    </ul>
  )
}

/** What was sent a moment ago, and what was joined with a request that was there: only after the server has said so. */
function Said({ patient }: { patient: string }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [asked] = useState(() => askedJustNow(client, patient))
  const lines = asked ? linesOf(t, asked) : []
  const text = lines.join(' ')
  useEffect(() => {
    forgetAsked(client, patient)
    if (text) announce(text)
  }, [client, patient, text])
  return lines.map((line) => (
    <p className="received" key={line}>
      <Icon name="check" /> <span>{line}</span>
    </p>
  ))
}

function linesOf(t: Texts, { sent, joined }: JustAsked): string[] {
  return [
    sent.length > 0 && t('refills.sent', { names: sent.join(', ') }),
    joined.length > 0 && t('refills.joined', { count: joined.length, names: joined.join(', ') }),
  ].filter((line) => line !== false)
}
