import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessRow } from '../../lib/api-types'
import { type DateView, capital, dayKey, instantDay, timeText } from '../../lib/dates'
import { type Texts, useTexts } from '../../lib/i18n'
import { patientPath, usePatient } from '../../lib/patient'
import { pages } from '../../lib/query'
import { useDateView } from '../../lib/viewer'
import { grouped } from '../../ui/Listing'
import { Page } from '../../ui/Page'
import { Tag } from '../../ui/parts'
import { Empty, Failure, Skeleton } from '../../ui/states'
import { actText, whoText } from './sentences'
import { type AccessFilter, filterWording, relationWording } from './wording'

const FILTERS: AccessFilter[] = ['all', 'people', 'refused']

/** One line per access in plain words, grouped by day: also the refused ones. */
export function AccessesPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const [filter, setFilter] = useState<AccessFilter>('all')
  const accesses = useAccesses(patient, filter)
  return (
    <Page
      title={t('accesses.title')}
      lead={t('accesses.lead')}
      back={{ to: '/p/$patient/more', params: { patient }, label: t('place.more') }}
    >
      <fieldset className="modes no-print">
        <legend className="unseen">{t('accesses.filter')}</legend>
        {FILTERS.map((choice) => (
          <label key={choice}>
            <input type="radio" name="filter" checked={filter === choice} onChange={() => setFilter(choice)} />
            {t(filterWording[choice])}
          </label>
        ))}
      </fieldset>
      <Log query={accesses} filter={filter} />
    </Page>
  )
}

function Log({ query, filter }: { query: ReturnType<typeof useAccesses>; filter: AccessFilter }) {
  const { t } = useTexts()
  const view = useDateView()
  if (query.isPending) return <Skeleton rows={5} />
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  if (rows.length === 0)
    return <Empty icon="eye" title={t(filter === 'refused' ? 'accesses.noneRefused' : 'accesses.none')} />
  return (
    <>
      {grouped(rows, (row) => dayTitle(t, view, row.at)).map((day) => (
        <section key={day.title}>
          <h2 className="group">{day.title}</h2>
          <ul className="log card">
            {day.items.map((row, index) => (
              <AccessLine key={`${row.at}-${index}`} row={row} view={view} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="actions">
          <button
            type="button"
            className="button quiet"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('action.showMore')}
          </button>
        </div>
      )}
    </>
  )
}

function useAccesses(patient: string, filter: AccessFilter) {
  return useInfiniteQuery(pages<AccessRow>(patientPath(patient, '/accesses'), { filter }))
}

function dayTitle(t: Texts, view: DateView, at: string): string {
  if (dayKey(view, at) === dayKey(view, view.now.toISOString())) return t('day.today')
  return capital(instantDay(view, at, 'long'))
}

function AccessLine({ row, view }: { row: AccessRow; view: DateView }) {
  const { t } = useTexts()
  const why = relationWording[row.relation]
  const refused = row.outcome === 'REFUSED'
  return (
    <li>
      <time dateTime={row.at}>{timeText(view, row.at)}</time>
      <div>
        {refused && <Tag tone="danger">{t('accesses.refused')}</Tag>} <b>{whoText(t, row)}</b> {actText(t, row)}
        {why && <p className="small">{t(why)}</p>}
        {refused && <p className="small">{t('accesses.sawNothing')}</p>}
        {row.outcome === 'FAILED' && <p className="small">{t('accesses.failed')}</p>}
        {row.count > 1 && <p className="small">{t('accesses.count', { count: row.count })}</p>}
      </div>
    </li>
  )
}
