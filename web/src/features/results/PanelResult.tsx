import { Link } from '@tanstack/react-router'
import type { Part, ResultDetail } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { nameText, wholeText } from '../../lib/names'
import { NumberLine, rangeText } from '../../ui/NumberLine'
import { Section } from '../../ui/Page'
import { NameLines } from '../../ui/parts'
import { Guidance } from './Guidance'
import { PositionTag } from './ResultLine'

/** A panel at a glance: how many parts are in range, then each part with its own mark, as the sender ordered them. */
export function PanelResult({ result, patient }: { result: ResultDetail; patient: string }) {
  const { t } = useTexts()
  const known = result.parts.filter((part) => part.position !== 'UNKNOWN')
  const outside = known.filter((part) => part.position !== 'WITHIN')
  return (
    <>
      {known.length > 0 && (
        <p className="say">
          {t('panel.inRange', { inside: known.length - outside.length, known: known.length })}
          {outside.length > 0 &&
            ` ${t('panel.outside', { names: outside.map((part) => nameText(t, part.name)).join(', ') })}`}
        </p>
      )}
      {known.length < result.parts.length && (
        <p className="small">{t('panel.withoutRange', { count: result.parts.length - known.length })}</p>
      )}
      {result.text && <p className="report card section">{result.text}</p>}
      <Section title={t('panel.parts')}>
        <ul className="rows card">
          {result.parts.map((part) => (
            <li key={part.id}>
              <PartLine part={part} patient={patient} />
            </li>
          ))}
        </ul>
      </Section>
      <Guidance result={result} />
    </>
  )
}

export function PartLine({ part, patient, vital = false }: { part: Part; patient: string; vital?: boolean }) {
  const { t } = useTexts()
  return (
    <Link
      className="part row"
      to={vital ? '/p/$patient/vitals/$id' : '/p/$patient/results/$id'}
      params={{ patient, id: part.id }}
      data-row=""
    >
      <span className="part-top">
        <NameLines name={part.name} />
        <span>
          <span className="strong">{wholeText(part.value, part.components) || t('value.none')}</span>{' '}
          <PositionTag position={part.position} />
        </span>
      </span>
      {part.value && part.range && <NumberLine value={part.value} range={part.range} position={part.position} mini />}
      {part.range && rangeText(t, part.range) && (
        <span className="small">{t('panel.usual', { range: rangeText(t, part.range) })}</span>
      )}
    </Link>
  )
}
