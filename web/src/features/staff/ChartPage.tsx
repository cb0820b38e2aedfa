import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConditionLine } from '../conditions/ConditionLine'
import { groupFaces } from '../home/wording'
import { ImmunizationLine } from '../immunizations/ImmunizationsPage'
import { MedicineLine } from '../medicines/MedicineLine'
import { ResultLine } from '../results/ResultLine'
import { VisitLine } from '../visits/VisitLine'
import { VitalLine } from '../vitals/VitalsPage'
import type { Chart, Group } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { chartQuery, usePatient } from '../../lib/patient'
import { Page, Section } from '../../ui/Page'
import { Loaded } from '../../ui/states'
import { ChartContext } from './ChartContext'

/** One patient on one page, for the care team: what is going on, and beside it what must not be overlooked. */
export function ChartPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const chart = useQuery(chartQuery(patient))
  return (
    <Page
      wide
      title={chart.data?.person.name ?? t('chart.title')}
      back={{ to: '/patients', label: t('place.patients') }}
    >
      <Loaded from={chart} rows={5} tall>
        {(data) => (
          <div className="chart section">
            <ChartContext chart={data} patient={patient} />
            <div className="columns dense">
              <Block
                group="results"
                chart={data}
                items={data.results}
                row={(row) => <ResultLine row={row} patient={patient} />}
              />
              <Block group="medicines" chart={data} items={data.medicines} row={(row) => <MedicineLine row={row} />} />
              <Block
                group="conditions"
                chart={data}
                items={data.conditions}
                row={(row) => <ConditionLine row={row} />}
              />
              <Block
                group="vitals"
                chart={data}
                items={data.vitals.map((group) => ({ ...group, id: group.latestId }))}
                row={(group) => <VitalLine group={group} patient={patient} />}
              />
              <Block
                group="visits"
                chart={data}
                items={data.visits}
                row={(row) => <VisitLine row={row} patient={patient} />}
              />
              <Block
                group="immunizations"
                chart={data}
                items={data.immunizations}
                row={(row) => <ImmunizationLine row={row} />}
              />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

interface BlockProps<T> {
  group: Group
  chart: Chart
  items: T[]
  row: (item: T) => ReactNode
}

const MOST = 6 // rows of a group on the chart; the page of the group has all

function Block<T extends { id: string }>({ group, chart, items, row }: BlockProps<T>) {
  const { t } = useTexts()
  const all = groupFaces[group].to
  return (
    <Section
      title={t(groupFaces[group].title)}
      aside={chart.counts[group] > 0 && <AllOf to={all} patient={chart.person.id} count={chart.counts[group]} />}
    >
      {items.length === 0 ? (
        <p className="small">{t('chart.none')}</p>
      ) : (
        <ul className="rows card">
          {items.slice(0, MOST).map((item) => (
            <li key={item.id}>{row(item)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function AllOf({ to, patient, count }: { to: LinkProps['to']; patient: string; count: number }) {
  const { t } = useTexts()
  return (
    <Link to={to} params={{ patient } as never}>
      {t('chart.all', { count })}
    </Link>
  )
}
