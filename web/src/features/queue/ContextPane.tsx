import { Link } from '@tanstack/react-router'
import { plainDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Item } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { Facts, Tag } from '../../ui/parts'
import { becauseWording } from './wording'

/** The patient in short: nothing beyond what the role may see, and why it may be seen. */
export function ContextPane({ item }: { item: Item }) {
  const { t } = useTexts()
  const view = useDateView()
  const { context } = item
  return (
    <aside className="queue-context" aria-label={t('chart.inShort')}>
      <div>
        <h2>{context.name}</h2>
        {context.birthYear !== null && <p className="small">{t('person.born', { year: context.birthYear })}</p>}
      </div>
      <Facts
        items={[
          [
            t('chart.why'),
            <Tag key="why" tone="brand">
              {t(becauseWording[context.because])}
            </Tag>,
          ],
          [t('group.allergies'), context.allergies && <Lines of={context.allergies} none={t('chart.noAllergies')} />],
          [t('group.medicines'), context.medicines && <Lines of={context.medicines} none={t('chart.noAllergies')} />],
          [t('home.lastVisit'), context.lastVisitOn && plainDay(view, context.lastVisitOn)],
        ]}
      />
      {context.mayOpenChart && (
        <Link className="button quiet" to="/p/$patient" params={{ patient: item.patientId }}>
          {t('queue.openChart')}
        </Link>
      )}
    </aside>
  )
}

function Lines({ of, none }: { of: string[]; none: string }) {
  if (of.length === 0) return <span className="small">{none}</span>
  return (
    <ul>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
