import { Link } from '@tanstack/react-router'
import { useTexts } from '../../lib/i18n'
import { useIsProxy, usePatient } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { Icon } from '../../ui/icons'
import { Page, Section } from '../../ui/Page'
import { Facts } from '../../ui/parts'
import { LanguageChoice } from './LanguageChoice'

export function MorePage() {
  const { t } = useTexts()
  const session = useSession()
  const patient = usePatient()
  const proxy = useIsProxy(patient)
  return (
    <Page title={t('place.more')}>
      <ul className="tiles">
        <li>
          <Link className="card tile" to="/p/$patient/refills" params={{ patient }}>
            <Icon name="bottle" />
            {t('refills.title')}
          </Link>
        </li>
        {!proxy && (
          <li>
            <Link className="card tile" to="/p/$patient/accesses" params={{ patient }}>
              <Icon name="eye" />
              {t('accesses.title')}
            </Link>
          </li>
        )}
        <li>
          <Link className="card tile" to="/notices">
            <Icon name="out" />
            {t('notices.title')}
          </Link>
        </li>
        <li>
          <Link className="card tile" to="/security">
            <Icon name="key" />
            {t('security.title')}
          </Link>
        </li>
      </ul>
      <Section title={t('language.title')}>
        <LanguageChoice />
      </Section>
      <Section title={t('more.account')}>
        <div className="card pad">
          <Facts
            items={[
              [t('more.name'), session.displayName],
              [t('signIn.login'), session.login],
              [t('more.organisation'), session.organisation],
            ]}
          />
        </div>
      </Section>
    </Page>
  )
}
