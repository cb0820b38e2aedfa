import { useQuery } from '@tanstack/react-query'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { Row, Tag } from '../../ui/parts'
import { Empty, Loaded } from '../../ui/states'
import { noticesQuery } from './api'
import type { NoticeRow } from './types'
import { channelWording, kindWording, stateWording, whyWording } from './wording'

/** What became of the viewer's own notices: also of those that did not leave, and why. */
export function LastNotices() {
  const { t } = useTexts()
  const notices = useQuery(noticesQuery)
  return (
    <Loaded from={notices} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="list" title={t('notices.lastNone')} />
        ) : (
          <ul className="rows card">
            {items.map((row) => (
              <li key={row.id}>
                <Line row={row} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Line({ row }: { row: NoticeRow }) {
  const { t } = useTexts()
  const view = useDateView()
  const later = row.state === 'DUE' && Date.parse(row.nextAt) > view.now.getTime()
  const bad = row.state === 'GIVEN_UP' || row.state === 'BOUNCED' || row.state === 'COMPLAINED'
  return (
    <Row aside={<Tag tone={bad ? 'attention' : undefined}>{t(stateWording[row.state])}</Tag>}>
      <p className="strong">{t(kindWording[row.kind])}</p>
      <p className="small">
        {t(channelWording[row.channel])} · {instantText(view, row.doneAt ?? row.toldAt)}
      </p>
      {row.why && <p className="small">{t(whyWording[row.why])}</p>}
      {later && <p className="small">{t('notices.notBefore', { when: instantText(view, row.nextAt) })}</p>}
    </Row>
  )
}
