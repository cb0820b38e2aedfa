import { useQuery } from '@tanstack/react-query'
import { type LinkProps, useParams } from '@tanstack/react-router'
import type { ResultDetail } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { clinicalText, nameText } from '../../lib/names'
import { usePatient } from '../../lib/patient'
import { useDateView } from '../../lib/viewer'
import { Page } from '../../ui/Page'
import { Loaded } from '../../ui/states'
import { resultQuery, vitalQuery } from './api'
import { NarrativeResult } from './NarrativeResult'
import { PanelResult } from './PanelResult'
import { ResultSource } from './ResultSource'
import { SingleResult } from './SingleResult'
import { statusWording } from './wording'

export function ResultPage() {
  const patient = usePatient()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  return <Result query={useQuery(resultQuery(patient, id))} patient={patient} group="results" />
}

export function VitalPage() {
  const patient = usePatient()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  return <Result query={useQuery(vitalQuery(patient, id))} patient={patient} group="vitals" />
}

interface Back {
  to: LinkProps['to']
  params: Record<string, string>
  label: string
}

interface ResultProps {
  query: { data: ResultDetail | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
  patient: string
  group: 'results' | 'vitals'
}

function Result({ query, patient, group }: ResultProps) {
  const { t } = useTexts()
  const view = useDateView()
  const result = query.data
  const clinical = result && clinicalText(result.name)
  const status = result && statusWording[result.status]
  const day = result && dayText(view, result.when, 'long')
  const back: Back = result?.panel
    ? {
        to: '/p/$patient/results/$id',
        params: { patient, id: result.panel.id },
        label: nameText(t, result.panel.name),
      }
    : {
        to: group === 'results' ? '/p/$patient/results' : '/p/$patient/vitals',
        params: { patient },
        label: t(`group.${group}`),
      }
  return (
    <Page
      title={result ? nameText(t, result.name) : t('result.title')}
      lead={
        result && <span lang={result.name.sentLang ?? undefined}>{[clinical, day].filter(Boolean).join(' · ')}</span>
      }
      back={back}
    >
      <Loaded from={query} rows={4} tall>
        {(data) => (
          <>
            {status && <p className="note-band section">{t(status)}</p>}
            <Body result={data} patient={patient} />
            <ResultSource result={data} patient={patient} vital={group === 'vitals'} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Body({ result, patient }: { result: ResultDetail; patient: string }) {
  switch (result.kind) {
    case 'PANEL':
      return <PanelResult result={result} patient={patient} />
    case 'SINGLE':
      return <SingleResult result={result} />
    case 'NARRATIVE':
      return <NarrativeResult result={result} />
  }
}
