import { useQuery } from '@tanstack/react-query'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { Page, Section } from '../../ui/Page'
import { Facts, Row, Tag } from '../../ui/parts'
import { Empty, Loaded } from '../../ui/states'
import { outboxQuery } from './api'
import type { OutboxView } from './types'
import { channelWording, stateWording, whyWording } from './wording'

/** How notices fare, for whoever supports the clinic: counts and states, never to whom or of what. */
export function OutboxPage() {
  const { t } = useTexts()
  const outbox = useQuery(outboxQuery)
  return (
    <Page title={t('place.outbox')} lead={t('outbox.lead')}>
      <Loaded from={outbox} rows={4}>
        {(data) =>
          data.channels.length === 0 ? (
            <Empty icon="question" title={t('outbox.none')}>
              <p>{t('outbox.noneWhy')}</p>
            </Empty>
          ) : (
            <>
              <Section title={t('outbox.week')}>
                <Counts outbox={data} />
              </Section>
              <Section title={t('outbox.troubles')}>
                <Troubles outbox={data} />
              </Section>
              {data.captured && (
                <Section title={t('outbox.captured')}>
                  <p className="lead">{t('outbox.capturedLead')}</p>
                  <Messages messages={data.captured} />
                </Section>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Counts({ outbox }: { outbox: OutboxView }) {
  const { t } = useTexts()
  const view = useDateView()
  if (outbox.counts.length === 0) return <Empty icon="list" title={t('outbox.nothing')} />
  return (
    <div className="card pad">
      {outbox.overdueSince && (
        <p>
          <Tag tone="attention">{t('outbox.overdue', { when: instantText(view, outbox.overdueSince) })}</Tag>
        </p>
      )}
      <Facts
        items={outbox.counts.map(({ channel, state, deliveries }) => [
          `${t(channelWording[channel])}: ${t(stateWording[state])}`,
          String(deliveries),
        ])}
      />
    </div>
  )
}

function Troubles({ outbox }: { outbox: OutboxView }) {
  const { t } = useTexts()
  const view = useDateView()
  if (outbox.troubles.length === 0) return <Empty icon="check" title={t('outbox.noTroubles')} />
  return (
    <ul className="rows card">
      {outbox.troubles.map((row) => (
        <li key={row.id}>
          <Row aside={<Tag tone="attention">{t(stateWording[row.state])}</Tag>}>
            <p className="strong">
              {t(channelWording[row.channel])} {row.code && <Tag>{t('outbox.code')}</Tag>}
            </p>
            <p className="small">
              {instantText(view, row.madeAt)} · {t('outbox.tries', { count: row.tries })}
            </p>
            {row.why ? (
              <p className="small">{t(whyWording[row.why])}</p>
            ) : (
              <p className="small">{t('outbox.nextTry', { when: instantText(view, row.nextAt) })}</p>
            )}
          </Row>
        </li>
      ))}
    </ul>
  )
}

/** In a made-up clinic only: to whom, by which channel, the exact text. */
function Messages({ messages }: { messages: NonNullable<OutboxView['captured']> }) {
  const { t } = useTexts()
  const view = useDateView()
  if (messages.length === 0) return <Empty icon="list" title={t('outbox.capturedNone')} />
  return (
    <ul className="plain-list">
      {messages.map((message, place) => (
        <li key={`${message.id} ${place}`} className="card pad spaced">
          <p className="small">
            {t(channelWording[message.channel])} · {instantText(view, message.at)}
          </p>
          <p className="breakable">{t('outbox.to', { address: message.address })}</p>
          {message.subject && <p className="strong">{message.subject}</p>}
          <p className="as-written">{message.body}</p>
        </li>
      ))}
    </ul>
  )
}
