import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../lib/i18n'
import { deskQuery, usePatient } from '../../lib/patient'
import { Page, Section } from '../../ui/Page'
import { Loaded } from '../../ui/states'

import { AssignForm } from './AssignForm'
import { Assignments } from './Assignments'
import { InviteForm } from './InviteForm'
import { UsualSite } from './UsualSite'

/** A patient at the front desk: who cares for them and whether they can sign in. Nothing clinical comes here. */
export function DeskPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const desk = useQuery(deskQuery(patient))
  const card = desk.data?.card
  return (
    <Page
      title={card?.name ?? t('desk.title')}
      lead={card && card.birthYear !== null && t('person.born', { year: card.birthYear })}
      back={{ to: '/search', label: t('place.search') }}
    >
      <Loaded from={desk} rows={3}>
        {(data) => (
          <>
            <Section title={t('desk.assigned')}>
              <Assignments patient={patient} assigned={data.assigned} />
            </Section>
            <Section title={t('desk.assign')}>
              <AssignForm patient={patient} proposed={data.proposed} />
            </Section>
            {data.site.open.length > 0 && (
              <Section title={t('desk.site')}>
                <UsualSite key={data.site.usual} patient={patient} site={data.site} />
              </Section>
            )}
            <Section title={t('desk.invite')}>
              <InviteForm patient={patient} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
