import { useQuery } from '@tanstack/react-query'
import { useSeen } from '../home/api'
import type { VitalGroup } from '../../lib/api-types'
import { dayText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { wholeText } from '../../lib/names'
import { patientPath, usePatient } from '../../lib/patient'
import { one } from '../../lib/query'
import { useDateView } from '../../lib/viewer'
import { Page } from '../../ui/Page'
import { NameLines, RowLink } from '../../ui/parts'
import { Empty, Loaded } from '../../ui/states'

export function VitalsPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const vitals = useQuery(one<{ items: VitalGroup[] }>(patientPath(patient, '/vitals')))
  useSeen(patient, 'vitals', vitals.isSuccess)
  return (
    <Page
      title={t('group.vitals')}
      lead={t('vitals.lead')}
      back={{ to: '/p/$patient/record', params: { patient }, label: t('place.record') }}
    >
      <Loaded from={vitals} rows={5}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty icon="pulse" title={t('vitals.none')}>
              <p>{t('vitals.noneWhy')}</p>
            </Empty>
          ) : (
            <ul className="rows card spaced">
              {data.items.map((group) => (
                <li key={group.latestId}>
                  <VitalLine group={group} patient={patient} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

export function VitalLine({ group, patient }: { group: VitalGroup; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <RowLink
      to="/p/$patient/vitals/$id"
      params={{ patient, id: group.latestId }}
      aside={
        <>
          <span className="figure">{wholeText(group.latest, group.components)}</span>
          <Spark numbers={group.recent} />
        </>
      }
    >
      <NameLines name={group.name} />
      <span className="small block">
        {dayText(view, group.when)} · {t('vitals.count', { count: group.count })}
      </span>
    </RowLink>
  )
}

/** The course in a thumbnail; the figures are on the page behind it, so it is hidden from screen readers. */
function Spark({ numbers }: { numbers: string[] }) {
  const values = numbers.map(Number).filter(Number.isFinite)
  if (values.length < 3) return null
  const low = Math.min(...values)
  const room = Math.max(...values) - low || 1
  const points = values.map((value, at) => `${(at / (values.length - 1)) * 84},${26 - ((value - low) / room) * 24}`)
  return (
    <svg className="spark" viewBox="0 0 84 28" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  )
}
