import { Link } from '@tanstack/react-router'
import type { Chart } from '../../lib/api-types'
import { ageOn, plainDay } from '../../lib/dates'
import { type TextKey, useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'
import { Facts, Tag } from '../../ui/parts'

const sexWording: Record<NonNullable<Chart['person']['sex']>, TextKey> = {
  female: 'person.female',
  male: 'person.male',
  other: 'person.other',
  unknown: 'person.unknown',
}

export function ChartContext({ chart, patient }: { chart: Chart; patient: string }) {
  const { t, language } = useTexts()
  const view = useDateView()
  const { person } = chart
  const spoken =
    person.language && new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(person.language)
  const allergies = chart.allergies.filter((row) => row.state === 'NOW')
  return (
    <aside className="card context" aria-label={t('chart.inShort')}>
      <div>
        <h2>{person.name}</h2>
        <p className="small">
          {[
            person.birthDate && t('person.age', { count: ageOn(person.birthDate, view.now) }),
            person.sex && t(sexWording[person.sex]),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {person.deceased && <Tag tone="attention">{t('person.deceased')}</Tag>}
      </div>
      <Facts
        items={[
          [
            t('chart.why'),
            <Tag key="why" tone="brand">
              {t('accesses.why.careTeam')}
            </Tag>,
          ],
          [
            t('group.allergies'),
            allergies.length === 0 ? (
              <span className="small">{t('chart.noAllergies')}</span>
            ) : (
              <ul>
                {allergies.map((row) => (
                  <li key={row.id}>
                    {nameText(t, row.name)}
                    {row.severity === 'HIGH' && ` (${t('allergies.high')})`}
                    {row.reactions.length > 0 && (
                      <span className="small block">
                        {row.reactions.map((reaction) => nameText(t, reaction)).join(', ')}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            ),
          ],
          [t('person.birthDate'), person.birthDate && plainDay(view, person.birthDate)],
          [t('person.recordNumber'), person.recordNumber],
          [t('person.language'), spoken],
        ]}
      />
      <Link className="button quiet" to="/p/$patient/letter" params={{ patient }}>
        {t('letter.title')}
      </Link>
      <ul className="small">
        {(['allergies', 'procedures', 'notes'] as const).map((group) => (
          <li key={group}>
            <Link className="button plain" to={`/p/$patient/${group}`} params={{ patient }}>
              {t(`group.${group}`)} ({chart.counts[group]})
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  )
}
