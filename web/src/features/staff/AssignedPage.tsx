import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Assigned } from '../../lib/api-types'
import { instantDay, plainDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { Listing } from '../../ui/Listing'
import { Page } from '../../ui/Page'
import { RowLink, Tag } from '../../ui/parts'
import { Empty } from '../../ui/states'
import { assignedQuery } from './api'

/** The patients in one's own care: those with something new first. */
export function AssignedPage() {
  const { t } = useTexts()
  const assigned = useInfiniteQuery(assignedQuery)
  return (
    <Page title={t('place.patients')} lead={t('assigned.lead')}>
      <Listing
        query={assigned}
        keyOf={(row) => row.patientId}
        groupOf={(row) => t(row.newCount > 0 ? 'assigned.withNew' : 'assigned.withoutNew')}
        row={(row) => <AssignedLine row={row} />}
        empty={
          <Empty icon="people" title={t('assigned.none')}>
            <p>{t('assigned.noneWhy')}</p>
            <Link to="/search">{t('place.search')}</Link>
          </Empty>
        }
      />
    </Page>
  )
}

function AssignedLine({ row }: { row: Assigned }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <RowLink
      to="/p/$patient"
      params={{ patient: row.patientId }}
      aside={
        row.newCount > 0 && (
          <>
            <Tag tone="attention">{t('assigned.new', { count: row.newCount })}</Tag>
            {row.waitingSince && (
              <span className="small">{t('assigned.waiting', { day: instantDay(view, row.waitingSince) })}</span>
            )}
          </>
        )
      }
    >
      <span className="strong">{row.name}</span>
      <span className="small block">
        {[
          row.birthYear && t('person.born', { year: row.birthYear }),
          row.reason,
          row.until && t('assigned.until', { day: plainDay(view, row.until) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </RowLink>
  )
}
