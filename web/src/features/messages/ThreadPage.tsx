import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Thread } from '../../lib/message-types'
import { usePatient } from '../../lib/patient'
import { useReadOnceSeen } from '../../lib/reading'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { Page } from '../../ui/Page'
import { Tag } from '../../ui/parts'
import { Loaded } from '../../ui/states'
import { messagesPath, threadPath, threadQuery } from './api'
import { ReplyBox } from './ReplyBox'
import { inOrder, personText, receivedText, stateLine } from './sentences'
import { sentJustNow } from './sent'
import { startWith } from './startWith'
import { ThreadActions } from './ThreadActions'
import { ThreadMessage } from './ThreadMessage'
import { threadEvents, topicFaces } from './wording'

export function ThreadPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  const thread = useQuery(threadQuery(patient, id))
  useReadIsRead(patient, id, thread.data)
  return (
    <Page
      title={thread.data?.subject ?? t('thread.title')}
      over={thread.data && t(topicFaces[thread.data.topic].name)}
      back={{ to: '/p/$patient/messages', params: { patient }, label: t('place.messages') }}
    >
      <Loaded from={thread} rows={3} tall>
        {(data) => <Conversation key={data.id} thread={data} patient={patient} />}
      </Loaded>
    </Page>
  )
}

/** Opening a thread reads it, as the server has noted; the counts beside "Messages" follow. */
function useReadIsRead(patient: string, id: string, thread: Thread | undefined) {
  const client = useQueryClient()
  const newest = thread?.messages.at(-1)?.id
  useEffect(() => {
    if (!newest) return
    void client.invalidateQueries({ queryKey: [messagesPath(patient)] })
  }, [client, patient, newest])
  useReadOnceSeen<Thread>(threadPath(patient, id), newest, (fresh) => {
    client.setQueryData(threadQuery(patient, id).queryKey, fresh)
    void client.invalidateQueries({ queryKey: [messagesPath(patient)] })
  })
}

function Conversation({ thread, patient }: { thread: Thread; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const client = useQueryClient()
  const [sent] = useState(() => sentJustNow(client, thread.id))
  const [said, setSaid] = useState(sent ? receivedText(t, sent.mostWithinMinutes) : '')
  const hidden = thread.proxies.filter((proxy) => proxy.hidden).map((proxy) => proxy.name)
  const newest = useRef<HTMLLIElement>(null)
  const count = thread.messages.length
  const seen = useRef(count)
  useEffect(() => {
    if (count > seen.current) newest.current?.scrollIntoView({ block: 'center' })
    seen.current = count
  }, [count])
  useEffect(() => {
    if (said) announce(said)
  }, [said])
  return (
    <>
      <p className="state-line">
        <Icon name={thread.state === 'ANSWERED' || thread.state === 'CLOSED' ? 'check' : 'message'} size={18} />
        {stateLine(t, view, thread)}
      </p>
      {thread.clinician && (
        <p className="small">
          {t(thread.clinicianHere ? 'thread.for' : 'thread.forLeft', { who: personText(t, thread.clinician) })}
        </p>
      )}
      {(thread.onlyPatient || hidden.length > 0) && (
        <p className="small">
          <Icon name="eye" size={16} />{' '}
          {thread.onlyPatient ? t('thread.onlyPatient') : t('thread.hiddenFrom', { names: hidden.join(', ') })}
        </p>
      )}
      {said && (
        <p className="received">
          <Icon name="check" /> {said}
        </p>
      )}
      {thread.away && <p className="lead">{t('thread.isAway')}</p>}
      <p className="print-only small">
        {t('thread.printed', {
          topic: t(topicFaces[thread.topic].name),
          when: instantText(view, view.now.toISOString()),
        })}
      </p>
      <ol className="thread">
        {inOrder(thread).map((entry) =>
          'what' in entry ? (
            <li key={entry.id} className="small event">
              <span>{t(threadEvents[entry.what])}</span> <time dateTime={entry.at}>{instantText(view, entry.at)}</time>
            </li>
          ) : (
            <li
              key={entry.id}
              className={entry.side === 'PATIENT' ? 'from-patient' : 'from-staff'}
              ref={entry === thread.messages.at(-1) ? newest : null}
            >
              <ThreadMessage thread={thread} message={entry} patient={patient} />
            </li>
          ),
        )}
      </ol>
      {thread.mayReply ? (
        <ReplyBox thread={thread} patient={patient} onSent={setSaid} />
      ) : (
        <NoReply thread={thread} patient={patient} />
      )}
      <ThreadActions thread={thread} patient={patient} />
    </>
  )
}

function NoReply({ thread, patient }: { thread: Thread; patient: string }) {
  const { t } = useTexts()
  const why = thread.oneWay
    ? 'thread.oneWayWhy'
    : thread.state === 'CLOSED'
      ? 'thread.closedWhy'
      : ('thread.noReplyWhy' as const)
  return (
    <div className="card pad no-reply no-print">
      <Tag>{t(thread.oneWay ? 'messages.notice' : 'messages.state.closed')}</Tag>
      <p>{t(why)}</p>
      <Link
        className="button quiet"
        to="/p/$patient/messages/new"
        params={{ patient }}
        onClick={() => startWith(thread.topic)}
      >
        {t('thread.newSame')}
      </Link>
    </div>
  )
}
