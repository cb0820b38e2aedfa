import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSeen } from '../home/api'
import type { ResultRow } from '../../lib/api-types'
import { capital, monthText } from '../../lib/dates'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { usePatient } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { Choice, Field } from '../../ui/Fields'
import { Listing } from '../../ui/Listing'
import { Page } from '../../ui/Page'
import { Empty } from '../../ui/states'
import { type ResultFilter, resultsQuery } from './api'
import { ResultLine } from './ResultLine'
import { kindWording } from './wording'

const NO_FILTER: ResultFilter = { from: '', to: '', kind: '' }

export function ResultsPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const view = useDateView()
  const [filter, setFilter] = useState(NO_FILTER)
  const results = useInfiniteQuery(resultsQuery(patient, filter))
  useSeen(patient, 'results', results.isSuccess)
  const filtered = filter.from !== '' || filter.to !== '' || filter.kind !== ''
  return (
    <Page title={t('group.results')} back={{ to: '/p/$patient/record', params: { patient }, label: t('place.record') }}>
      <Filters filter={filter} onChange={setFilter} error={results.error} />
      <Listing
        query={results}
        keyOf={(row) => row.id}
        groupOf={(row) => capital(monthText(view, row.when))}
        row={(row) => <ResultLine row={row} patient={patient} />}
        empty={
          filtered ? (
            <Empty icon="flask" title={t('results.noneFound')}>
              <button type="button" className="button quiet" onClick={() => setFilter(NO_FILTER)}>
                {t('results.clearFilter')}
              </button>
            </Empty>
          ) : (
            <Empty icon="flask" title={t('results.none')}>
              <p>{t('results.noneWhy')}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}

interface FiltersProps {
  filter: ResultFilter
  onChange: (filter: ResultFilter) => void
  error: unknown
}

function Filters({ filter, onChange, error }: FiltersProps) {
  const { t } = useTexts()
  const problem = error ? asProblem(error) : null
  const kinds: ResultRow['kind'][] = ['PANEL', 'SINGLE', 'NARRATIVE']
  const options = [
    { value: '', label: t('results.kind.all') },
    ...kinds.map((kind) => ({ value: kind, label: t(kindWording[kind]) })),
  ]
  const refused = (field: 'from' | 'to') => {
    const named = problem?.field === field || problem?.fields.some((candidate) => candidate.field === field)
    return problem && named ? problemText(t, problem) : null
  }
  return (
    <details className="filter-box no-print">
      <summary>{t('results.filter')}</summary>
      <div className="filters">
        <Choice
          label={t('results.kind')}
          options={options}
          value={filter.kind}
          onChange={(event) => onChange({ ...filter, kind: event.target.value as ResultFilter['kind'] })}
        />
        <Field
          label={t('filter.from')}
          type="date"
          value={filter.from}
          error={refused('from')}
          onChange={(event) => onChange({ ...filter, from: event.target.value })}
        />
        <Field
          label={t('filter.to')}
          type="date"
          value={filter.to}
          error={refused('to')}
          onChange={(event) => onChange({ ...filter, to: event.target.value })}
        />
      </div>
    </details>
  )
}
