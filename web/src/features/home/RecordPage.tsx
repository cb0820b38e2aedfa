import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../lib/i18n'
import { useIsProxy, usePatient } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { Icon } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { Loaded } from '../../ui/states'
import { homeQuery } from './api'
import { groupFaces, groupOrder } from './wording'

export function RecordPage() {
  const { t } = useTexts()
  const patient = usePatient()
  const { side } = useSession()
  const proxy = useIsProxy(patient)
  const groups = groupOrder.filter((group) => !proxy || group !== 'notes')
  const home = useQuery(homeQuery(patient))
  return (
    <Page title={t('record.title')} lead={t(proxy ? 'record.leadProxy' : 'record.lead')}>
      <Loaded from={home} rows={6}>
        {(data) => (
          <>
            <ul className="tiles">
              {groups.map((group) => (
                <li key={group}>
                  <Link className="card tile" to={groupFaces[group].to} params={{ patient } as never}>
                    <Icon name={groupFaces[group].icon} />
                    <span>
                      {t(groupFaces[group].title)}
                      <span className="small">
                        {data.counts[group] === 0 ? t('record.none') : t('record.count', { count: data.counts[group] })}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
              {side === 'PATIENT' && (
                <li>
                  <Link className="card tile" to="/p/$patient/refills" params={{ patient }}>
                    <Icon name="bottle" />
                    <span>
                      {t('refills.title')}
                      <span className="small">{t('refills.tile')}</span>
                    </span>
                  </Link>
                </li>
              )}
            </ul>
            {data.recordSince !== null && (
              <p className="small section">{t('record.since', { year: data.recordSince })}</p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
