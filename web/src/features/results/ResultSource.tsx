import { Link } from '@tanstack/react-router'
import type { ResultDetail } from '../../lib/api-types'
import { dayText, instantText, whenText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { useWhose } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { useDateView } from '../../lib/viewer'
import { Facts } from '../../ui/parts'
import { shownWording } from './wording'

/** Where the result comes from, and when and why it is shown. */
export function ResultSource({ result, patient, vital }: { result: ResultDetail; patient: string; vital: boolean }) {
  const { t } = useTexts()
  const view = useDateView()
  const { side } = useSession()
  const whose = useWhose(patient)
  const shown = t(shownWording[result.shownWhy], { when: instantText(view, result.shownAt) })
  const { visit } = result
  return (
    <section className="section card pad" aria-label={t('source.title')}>
      <Facts
        items={[
          [t('source.comment'), result.comment],
          [t('source.taken'), whenText(view, result.when)],
          [t(vital ? 'source.recorded' : 'source.issued'), result.issuedAt && instantText(view, result.issuedAt)],
          [t(side === 'PATIENT' && !whose?.proxy ? 'source.shownToYou' : 'source.shown'), shown],
          [t('source.performer'), result.performer],
          [t('source.author'), result.author],
          [
            t('source.visit'),
            visit && (
              <Link to="/p/$patient/visits/$id" params={{ patient, id: visit.id }}>
                {nameText(t, visit.name)}, {dayText(view, visit.when)}
              </Link>
            ),
          ],
        ]}
      />
    </section>
  )
}
