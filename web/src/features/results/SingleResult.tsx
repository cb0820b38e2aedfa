import type { Component, ResultDetail, Value } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { figure, nameText, unitText, valueText } from '../../lib/names'
import { useDateView } from '../../lib/viewer'
import { NumberLine, rangeText } from '../../ui/NumberLine'
import { Section } from '../../ui/Page'
import { Facts } from '../../ui/parts'
import { TrendChart, TrendTable } from '../../ui/TrendChart'
import { Guidance } from './Guidance'
import { PositionTag } from './ResultLine'
import { changeSentence } from './sentences'
import { rangeWording } from './wording'

export function SingleResult({ result }: { result: ResultDetail }) {
  const { t } = useTexts()
  const view = useDateView()
  const { value, range, change } = result
  const pair = joined(result.components)
  return (
    <>
      {value && <BigValue value={value} result={result} />}
      {!value && pair && <BigValue value={pair} result={result} />}
      {result.components.length > 0 && <Components result={result} />}
      {value && range && <NumberLine value={value} range={range} position={result.position} />}
      {range && rangeText(t, range) && (
        <p className="small">
          {t(rangeWording[range.kind], { range: rangeText(t, range) })}
          {range.source && ` ${t('range.source', { source: range.source })}`}
        </p>
      )}
      {!range && value?.number && <p className="small">{t('range.none')}</p>}
      {change && <p className="say">{changeSentence(t, view, change, result.when)}</p>}
      {result.trend.length > 1 && (
        <Section title={t('trend.title')}>
          <div className="card pad">
            {result.trendSeries.length > 1 && (
              <p className="small">
                {t('trend.series', { first: series(result, 0, t), second: series(result, 1, t) })}
              </p>
            )}
            <TrendChart
              points={result.trend}
              unit={result.trendUnit}
              range={result.components.length > 1 ? null : range}
              current={result.id}
            />
            <TrendTable points={result.trend} unit={result.trendUnit} current={result.id} />
          </div>
        </Section>
      )}
      <Guidance result={result} />
    </>
  )
}

function series(result: ResultDetail, at: number, t: ReturnType<typeof useTexts>['t']): string {
  const name = result.trendSeries[at]
  return name ? nameText(t, name) : ''
}

function BigValue({ value, result }: { value: Value; result: ResultDetail }) {
  const words = value.number === null && value.unit === null
  return (
    <div className="value">
      <b className={words ? 'long' : ''}>{figure(value)}</b>
      {!words && <span className="unit">{unitText(value.unit)}</span>}
      <PositionTag position={result.position} />
    </div>
  )
}

function Components({ result }: { result: ResultDetail }) {
  const { t } = useTexts()
  return (
    <div className="card pad section">
      <Facts
        items={result.components.map((part) => [
          nameText(t, part.name),
          part.value ? valueText(part.value) : t('value.none'),
        ])}
      />
    </div>
  )
}

/** Parts of one measurement in one unit are read together: "128 / 82 mmHg". */
function joined(components: Component[]): Value | null {
  const values = components.flatMap((part) => (part.value?.number ? [part.value] : []))
  const unit = values[0]?.unit ?? null
  if (values.length < 2 || values.length !== components.length || values.some((value) => value.unit !== unit))
    return null
  const number = values.map(figure).join(' / ')
  return { text: number, number, unit, comparator: null }
}
