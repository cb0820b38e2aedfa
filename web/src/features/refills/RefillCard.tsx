import { Link } from '@tanstack/react-router'
import { instantText } from '../../lib/dates'
import { type TextKey, useTexts } from '../../lib/i18n'
import type { Prescribed, Refill } from '../../lib/refill-types'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { Facts, Tag } from '../../ui/parts'
import { startWith as startMessageWith } from '../messages/startWith'
import { unitWording } from '../queue/refills/wording'
import { type TrackStep, addressText, nextText, trackOf } from './sentences'
import { stateFaces } from './wording'
import { Withdraw } from './Withdraw'

/** One request: where it stands, what that means, and what can be done about it. */
export function RefillCard({ refill, patient }: { refill: Refill; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const { medicine, pharmacy } = refill
  const track = trackOf(refill)
  const face = stateFaces[refill.state]
  const when = instantText(view, refill.askedAt)
  return (
    <article className="card pad refill">
      <div className="line-top">
        <h3>{medicine.name}</h3>
        <span className="chips tight">
          <Tag tone={face.tone}>{t(face.name)}</Tag>
          {refill.early && <Tag>{t('refills.early')}</Tag>}
        </span>
      </div>
      {medicine.sent && medicine.sent !== medicine.name && <p className="small">{medicine.sent}</p>}
      {track && <Track steps={track} />}
      <p className="refill-next">{nextText(t, refill)}</p>
      {refill.questionId && <p className="strong">{t('refills.question')}</p>}
      {refill.instead && (
        <p className="strong">
          {refill.instead.medicine
            ? t('refills.instead', { medicine: refill.instead.medicine })
            : t('refills.insteadUnnamed')}
        </p>
      )}
      {refill.prescribed && <Changed prescribed={refill.prescribed} before={refill.before} />}
      {refill.words && (
        <blockquote>
          <p className="small">{t('refills.words')}</p>
          <p className="said">{refill.words}</p>
        </blockquote>
      )}
      <Facts
        items={[
          [
            t('refills.pharmacy'),
            pharmacy && (
              <>
                {pharmacy.name}
                <span className="small block">{addressText(pharmacy)}</span>
                <a className="phone" href={`tel:${pharmacy.phone.replace(/[^+\d]/g, '')}`}>
                  {pharmacy.phone}
                </a>
              </>
            ),
          ],
          [t('refills.note'), refill.note],
        ]}
      />
      <p className="small">
        {[
          refill.askedBy.you
            ? t('refills.askedYou', { when })
            : t(refill.askedBy.forPatient ? 'refills.askedFor' : 'refills.askedBy', {
                name: refill.askedBy.name,
                when,
              }),
          refill.decidedAt && t('refills.decided', { when: instantText(view, refill.decidedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="actions">
        {refill.questionId && (
          <Link className="button" to="/p/$patient/messages/$id" params={{ patient, id: refill.questionId }}>
            {t('refills.questionOpen')}
          </Link>
        )}
        {refill.state === 'NEEDS_VISIT' && (
          <Link
            className="button"
            to="/p/$patient/messages/new"
            params={{ patient }}
            onClick={() => startMessageWith('APPOINTMENT')}
          >
            {t('refills.visit')}
          </Link>
        )}
        {refill.state === 'DENIED' && (
          <Link
            className="button quiet"
            to="/p/$patient/messages/new"
            params={{ patient }}
            onClick={() => startMessageWith('MEDICINE')}
          >
            {t('refills.write')}
          </Link>
        )}
        {refill.mayWithdraw && <Withdraw refill={refill} patient={patient} />}
      </div>
    </article>
  )
}

/** What was decided, next to what was asked for. */
function Changed({ prescribed, before }: { prescribed: Prescribed; before: Prescribed | null }) {
  const { t } = useTexts()
  return (
    <Facts
      items={[
        [t('refills.prescribed'), <Amount key="now" of={prescribed} />],
        [t('refills.before'), before && <Amount of={before} />],
      ]}
    />
  )
}

function Amount({ of }: { of: Prescribed }) {
  const { t } = useTexts()
  return (
    <>
      {t('refillDesk.amount', {
        quantity: of.quantity,
        unit: t(unitWording[of.unit] ?? 'paper.unit.unspecified'),
        days: of.daysSupply,
        count: of.refills,
      })}
      <span className="small block">{of.sig}</span>
    </>
  )
}

const stepWords: Record<TrackStep['at'], TextKey> = {
  DONE: 'refills.step.done',
  NOW: 'refills.step.now',
  NEXT: 'refills.step.next',
}

/** The way of a request as a line of steps; shape and words tell where it is, colour only repeats it. */
function Track({ steps }: { steps: TrackStep[] }) {
  const { t } = useTexts()
  return (
    <ol className="track" aria-label={t('refills.state')}>
      {steps.map((step) => (
        <li key={step.name} className={step.at.toLowerCase()} aria-current={step.at === 'NOW' ? 'step' : undefined}>
          <span className="dot">{step.at === 'DONE' && <Icon name="check" size={14} />}</span>
          <span>
            {t(step.name)}
            <span className="unseen">, {t(stepWords[step.at])}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
