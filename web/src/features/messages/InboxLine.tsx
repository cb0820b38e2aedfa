import { Link } from '@tanstack/react-router'
import { dayKey, instantDay, timeText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { InboxRow } from '../../lib/message-types'
import { useIsProxy } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { Tag } from '../../ui/parts'
import { lastWording, stateWording, topicFaces } from './wording'

export function InboxLine({ row, patient }: { row: InboxRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const proxy = useIsProxy(patient)
  const today = dayKey(view, row.lastAt) === dayKey(view, view.now.toISOString())
  const fresh = row.unread > 0
  return (
    <Link
      className={fresh ? 'row-link inbox-line fresh' : 'row-link inbox-line'}
      to="/p/$patient/messages/$id"
      params={{ patient, id: row.id }}
      data-row=""
    >
      <span className="mark">
        <Icon name={topicFaces[row.topic].icon} />
      </span>
      <span className="row-main">
        <span className="line-top small">
          <span>{t(topicFaces[row.topic].name)}</span>
          <time dateTime={row.lastAt}>{today ? timeText(view, row.lastAt) : instantDay(view, row.lastAt)}</time>
        </span>
        <span className={fresh ? 'block strong' : 'block'}>{row.subject}</span>
        <span className="small block">
          {[
            t(proxy ? lastWording[row.lastSide].proxy : lastWording[row.lastSide].own),
            row.messages > 1 && t('messages.count', { count: row.messages }),
            row.files > 0 && t('messages.files', { count: row.files }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="chips tight">
          {fresh && <Tag tone="attention">{t('messages.new', { count: row.unread })}</Tag>}
          {row.oneWay ? (
            <Tag>{t('messages.notice')}</Tag>
          ) : (
            <Tag tone={row.state === 'ANSWERED' ? 'brand' : undefined}>{t(stateWording[row.state])}</Tag>
          )}
          {row.hidden && <Tag>{t('messages.hiddenTag')}</Tag>}
        </span>
      </span>
    </Link>
  )
}
