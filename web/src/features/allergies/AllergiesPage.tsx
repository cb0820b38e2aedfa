import { useQuery } from '@tanstack/react-query'
import { useSeen } from '../home/api'
import type { AllergyRow, Page as Paged } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { patientPath, usePatient } from '../../lib/patient'
import { one } from '../../lib/query'
import { Page, Section } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { AllergyLine } from './AllergyLine'

export function AllergiesPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const allergies = useQuery(one<Paged<AllergyRow>>(patientPath(patient, '/allergies')))
  useSeen(patient, 'allergies', allergies.isSuccess)
  return (
    <Page
      title={t('group.allergies')}
      back={{ to: '/p/$patient/record', params: { patient }, label: t('place.record') }}
    >
      <Loaded from={allergies}>
        {(data) => {
          const now = data.items.filter((row) => row.state === 'NOW')
          const before = data.items.filter((row) => row.state === 'BEFORE')
          return (
            <>
              {now.length === 0 ? (
                <Empty icon="alert" title={t('allergies.none')}>
                  <p>{t('allergies.noneWhy')}</p>
                </Empty>
              ) : (
                <Allergies rows={now} />
              )}
              {before.length > 0 && (
                <Section title={t('allergies.before')}>
                  <Allergies rows={before} />
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Allergies({ rows }: { rows: AllergyRow[] }) {
  return (
    <ul className="rows card spaced">
      {rows.map((row) => (
        <li key={row.id}>
          <AllergyLine row={row} />
        </li>
      ))}
    </ul>
  )
}
