import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConditionLine } from '../conditions/ConditionLine'
import { ImmunizationLine } from '../immunizations/ImmunizationsPage'
import { MedicineLine } from '../medicines/MedicineLine'
import { NoteLine } from '../notes/NotesPage'
import { ProcedureLine } from '../procedures/ProceduresPage'
import { PartLine } from '../results/PanelResult'
import { ResultLine } from '../results/ResultLine'
import type { VisitDetail } from '../../lib/api-types'
import { timeText, whenText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { patientPath, usePatient } from '../../lib/patient'
import { one } from '../../lib/query'
import { useDateView } from '../../lib/viewer'
import { Page, Section } from '../../ui/Page'
import { Facts, PrintButton } from '../../ui/parts'
import { Empty, Loaded } from '../../ui/states'
import { visitKindWording, visitStateWording } from './wording'

/** What happened at a visit, or what is planned. */
export function VisitPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  const visit = useQuery(one<VisitDetail>(patientPath(patient, `/visits/${encodeURIComponent(id)}`)))
  return (
    <Page
      title={visit.data ? nameText(t, visit.data.visit.name) : t('visit.title')}
      back={{ to: '/p/$patient/visits', params: { patient }, label: t('group.visits') }}
    >
      <Loaded from={visit} rows={3} tall>
        {(data) => <Happened detail={data} patient={patient} />}
      </Loaded>
    </Page>
  )
}

function Happened({ detail, patient }: { detail: VisitDetail; patient: string }) {
  const { t } = useTexts()
  const { visit } = detail
  const view = useDateView(visit.siteZone)
  const kind = visitKindWording[visit.kind]
  const state = visitStateWording[visit.state]
  const until = visit.endedAt && visit.when.precision === 'INSTANT' ? ` – ${timeText(view, visit.endedAt)}` : ''
  const lists = [
    detail.conditions,
    detail.procedures,
    detail.medicines,
    detail.results,
    detail.vitals,
    detail.immunizations,
    detail.notes,
  ]
  return (
    <>
      <div className="card pad section">
        <Facts
          items={[
            [t('visit.when'), whenText(view, visit.when, 'long') + until],
            [t('visit.where'), visit.place],
            [t('visit.clinician'), visit.clinician],
            [t('visit.reason'), detail.reason && nameText(t, detail.reason)],
            [t('visit.kind'), kind && t(kind)],
            [t('visit.state'), state && t(state)],
          ]}
        />
      </div>
      {lists.every((list) => list.length === 0) && (
        <Empty icon="calendar" title={t(visit.state === 'PLANNED' ? 'visit.nothingYet' : 'visit.nothing')}>
          <p>{t(visit.state === 'PLANNED' ? 'visit.nothingYetWhy' : 'visit.nothingWhy')}</p>
        </Empty>
      )}
      <Part title={t('group.conditions')} items={detail.conditions} row={(row) => <ConditionLine row={row} />} />
      <Part
        title={t('group.vitals')}
        items={detail.vitals}
        row={(part) => <PartLine part={part} patient={patient} vital />}
      />
      <Part
        title={t('group.results')}
        items={detail.results}
        row={(row) => <ResultLine row={row} patient={patient} />}
      />
      <Part title={t('group.procedures')} items={detail.procedures} row={(row) => <ProcedureLine row={row} />} />
      <Part title={t('group.medicines')} items={detail.medicines} row={(row) => <MedicineLine row={row} />} />
      <Part
        title={t('group.immunizations')}
        items={detail.immunizations}
        row={(row) => <ImmunizationLine row={row} />}
      />
      <Part title={t('group.notes')} items={detail.notes} row={(row) => <NoteLine row={row} patient={patient} />} />
      <div className="actions">
        <PrintButton />
      </div>
    </>
  )
}

function Part<T extends { id: string }>({
  title,
  items,
  row,
}: {
  title: string
  items: T[]
  row: (item: T) => ReactNode
}) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <ul className="rows card">
        {items.map((item) => (
          <li key={item.id}>{row(item)}</li>
        ))}
      </ul>
    </Section>
  )
}
