import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AuditRow } from '../../lib/api-types'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { pages } from '../../lib/query'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { Page } from '../../ui/Page'
import { Empty, Failure, Skeleton } from '../../ui/states'
import { AuditTable } from './AuditTable'
import { outcomeWording } from './wording'

const NOTHING = { from: '', to: '', outcome: '', act: '', account: '', patient: '' }
type Filter = typeof NOTHING

/** Every access, newest first, with what narrows it. */
export function AuditPage() {
  const { t } = useTexts()
  const [filter, setFilter] = useState(NOTHING)
  const log = useInfiniteQuery(pages<AuditRow>('/api/audit', filter))
  const rows = log.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page wide title={t('place.audit')} lead={t('audit.lead')}>
      <AuditFilter
        onFilter={setFilter}
        problem={log.error && asProblem(log.error).status === 422 ? problemText(t, asProblem(log.error)) : null}
      />
      {log.isPending && <Skeleton rows={8} />}
      {log.isError && asProblem(log.error).status !== 422 && (
        <Failure error={log.error} retry={() => void log.refetch()} />
      )}
      {log.isSuccess && rows.length === 0 && (
        <Empty icon="eye" title={t('audit.none')}>
          <p>{t('audit.noneWhy')}</p>
        </Empty>
      )}
      {rows.length > 0 && <AuditTable rows={rows} />}
      {log.hasNextPage && (
        <div className="actions">
          <button
            type="button"
            className="button quiet"
            disabled={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t('action.showMore')}
          </button>
        </div>
      )}
    </Page>
  )
}

function AuditFilter({ onFilter, problem }: { onFilter: (filter: Filter) => void; problem: string | null }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState(NOTHING)
  const set = (field: keyof Filter) => ({
    value: typed[field],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onFilter(typed)
  }
  const outcomes = (['ALLOWED', 'REFUSED', 'FAILED'] as const).map((value) => ({
    value,
    label: t(outcomeWording[value]),
  }))
  return (
    <form onSubmit={submit} autoComplete="off">
      <FormProblem text={problem} />
      <div className="form-grid three">
        <Field label={t('filter.from')} type="date" {...set('from')} />
        <Field label={t('filter.to')} type="date" {...set('to')} />
        <Choice
          label={t('audit.outcome')}
          options={[{ value: '', label: t('audit.any') }, ...outcomes]}
          {...set('outcome')}
        />
        <Field label={t('audit.account')} {...set('account')} />
        <Field label={t('audit.patient')} {...set('patient')} />
        <Field label={t('audit.act')} {...set('act')} />
      </div>
      <div className="actions">
        <button type="submit" className="button">
          {t('audit.apply')}
        </button>
        <button
          type="button"
          className="button plain"
          onClick={() => {
            setTyped(NOTHING)
            onFilter(NOTHING)
          }}
        >
          {t('results.clearFilter')}
        </button>
      </div>
    </form>
  )
}
