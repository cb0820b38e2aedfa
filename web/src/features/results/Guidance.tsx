import type { ResultDetail } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { Section } from '../../ui/Page'
import { PrintButton } from '../../ui/parts'
import { positionFaces } from './wording'

/** What the test shows and what to ask. A reason for "above" is only told beside a value that is above. */
export function Guidance({ result }: { result: ResultDetail }) {
  const { t } = useTexts()
  const { guide } = result
  const face = positionFaces[result.position]
  const reasons = guide && { ABOVE: guide.high, BELOW: guide.low, WITHIN: null, UNKNOWN: null }[result.position]
  return (
    <>
      {guide && (
        <Section title={t('guide.shows')}>
          <div className="prose">
            <p>{guide.shows}</p>
            {reasons && face && (
              <p>
                <b>{t(face.text)}.</b> {reasons} {t('guide.noDiagnosis')}
              </p>
            )}
            <p className="small">{t('guide.source', { source: guide.source })}</p>
          </div>
        </Section>
      )}
      {guide && guide.questions.length > 0 && (
        <Section title={t('guide.questions')}>
          <ul className="bullets">
            {guide.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Section>
      )}
      <div className="actions">
        <PrintButton />
      </div>
    </>
  )
}
