import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../lib/i18n'
import { usePatient } from '../../lib/patient'
import { Page } from '../../ui/Page'
import { Empty, Loaded } from '../../ui/states'
import { startWith as startMessageWith } from '../messages/startWith'
import { choicesQuery } from './api'
import { AskForm } from './AskForm'

export function AskPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const choices = useQuery(choicesQuery(patient))
  return (
    <Page title={t('refills.ask')} back={{ to: '/p/$patient/refills', params: { patient }, label: t('refills.title') }}>
      <Loaded from={choices} rows={3} tall>
        {(data) =>
          data.medicines.length === 0 ? (
            <Empty icon="pill" title={t('refillAsk.none')}>
              <p>{t('refillAsk.noneWhy')}</p>
              <Link
                className="button quiet"
                to="/p/$patient/messages/new"
                params={{ patient }}
                onClick={() => startMessageWith('MEDICINE')}
              >
                {t('refills.write')}
              </Link>
            </Empty>
          ) : (
            <AskForm key={patient} choices={data} patient={patient} />
          )
        }
      </Loaded>
    </Page>
  )
}
