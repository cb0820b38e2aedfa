import { instantText, plainDay } from '../../../lib/dates'
import { type TextKey, type Texts, useTexts } from '../../../lib/i18n'
import type { ChangeAsked, RefillItem, SaidMedicine } from '../../../lib/refill-types'
import { withUnit } from '../../../lib/names'
import { useDateView } from '../../../lib/viewer'
import { Facts } from '../../../ui/parts'
import { addressText, placeText } from '../../refills/sentences'
import { statementKinds } from '../../refills/statementWording'
import { PharmacyAsked } from './PharmacyAsked'
import { changeWording } from './wording'

/** What was asked for, and what the record says about it. What is not known is said, not left out. */
export function RequestFacts({ refill }: { refill: RefillItem }) {
  const { t } = useTexts()
  const view = useDateView()
  const { medicine, pharmacy, facts } = refill
  const unknown = <span className="small">{t('refillDesk.noneKnown')}</span>
  const day = (date: string | null) => (date ? plainDay(view, date) : unknown)
  return (
    <>
      <section aria-labelledby="request">
        <h3 id="request">{t('refillDesk.request')}</h3>
        <p className="small">
          {t(refill.forPatient ? 'refillDesk.askedFor' : 'refillDesk.asked', {
            name: refill.askedBy,
            when: instantText(view, refill.askedAt),
          })}
        </p>
        {medicine.sent && medicine.sent !== medicine.name && <p className="small">{medicine.sent}</p>}
        {refill.change && <Change asked={refill.change} />}
        {refill.asked && <PharmacyAsked asked={refill.asked} />}
        {refill.note && (
          <blockquote>
            <p className="small">{t('refillDesk.note')}</p>
            <p className="said">{refill.note}</p>
          </blockquote>
        )}
        {refill.questionAt && (
          <p className="small">{t('refillDesk.asking', { when: instantText(view, refill.questionAt) })}</p>
        )}
        <Facts
          items={[
            [t('refillDesk.dosage'), medicine.dosage ?? unknown],
            [t('refillDesk.rxNorm'), medicine.rxNorm],
            [
              t('refills.pharmacy'),
              pharmacy ? (
                <>
                  {pharmacy.name}
                  {!pharmacy.takesScript && ` (${t('refillDesk.paperOnly')})`}
                  <span className="small block">{addressText(pharmacy)}</span>
                  <span className="small block">{placeText(t, { ...pharmacy, miles: null })}</span>
                </>
              ) : (
                t('refillDesk.noPharmacy')
              ),
            ],
          ]}
        />
      </section>
      <section aria-labelledby="facts">
        <h3 id="facts">{t('refillDesk.facts')}</h3>
        <Facts
          items={[
            [t('refillDesk.lastVisit'), day(facts.lastVisitOn)],
            [t('refillDesk.lastFill'), day(facts.lastFillOn)],
            [t('refillDesk.quantity'), facts.quantity ?? unknown],
            [t('refillDesk.repeats'), facts.repeatsLeft ?? unknown],
            [t('refillDesk.prescriber'), facts.prescriber ?? unknown],
            [
              t('refillDesk.laboratory'),
              <Lines
                key="laboratory"
                none="refillDesk.noLaboratory"
                of={facts.laboratory.map(({ name, value, unit, on }) =>
                  t('refillDesk.labLine', { name, value: withUnit(value, unit), day: plainDay(view, on) }),
                )}
              />,
            ],
            [t('group.allergies'), <Lines key="allergies" of={facts.allergies} none="refillDesk.noAllergies" />],
            [t('refillDesk.interactions'), <Lines key="interactions" of={facts.interactions} strong />],
            [t('refillDesk.otherMedicines'), <Lines key="others" of={facts.otherMedicines} />],
            [
              t('refillDesk.patientSays'),
              facts.patientSays.length > 0 && (
                <Lines key="said" of={facts.patientSays.map((said) => saidText(t, said))} strong />
              ),
            ],
          ]}
        />
      </section>
    </>
  )
}

/** "Also takes ibuprofen · 200 mg · daily · not looked at yet" */
function saidText(t: Texts, { kind, name, dose, often, accepted }: SaidMedicine): string {
  return [t(statementKinds[kind], { name }), dose, often, !accepted && t('refillDesk.notLookedAt')]
    .filter(Boolean)
    .join(' · ')
}

/** What the pharmacy would rather do, and why it has to ask. */
function Change({ asked }: { asked: ChangeAsked }) {
  const { t } = useTexts()
  return (
    <div className="why-not">
      <p className="strong">{t(asked.kind ? changeWording[asked.kind] : 'refillDesk.change.unsaid')}</p>
      <Facts
        items={[
          [t('refillDesk.change.prescribed'), asked.prescribed],
          [
            t('refillDesk.change.wanted'),
            asked.alternatives.length > 0 && (
              <Lines key="alternatives" of={asked.alternatives.map((one) => one.medicine)} />
            ),
          ],
        ]}
      />
    </div>
  )
}

function Lines({ of, strong, none }: { of: string[]; strong?: boolean; none?: TextKey }) {
  const { t } = useTexts()
  if (of.length === 0) return <span className="small">{t(none ?? 'refillDesk.noneRecorded')}</span>
  return (
    <ul className={strong ? 'strong' : undefined}>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
