import type { ResultDetail } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { Empty } from '../../ui/states'
import { Guidance } from './Guidance'

/** A report in the sender's own words: shown as sent, line breaks kept, never interpreted. */
export function NarrativeResult({ result }: { result: ResultDetail }) {
  const { t } = useTexts()
  return (
    <>
      {result.text ? (
        <p className="report card section" lang={result.name.sentLang ?? undefined}>
          {result.text}
        </p>
      ) : (
        <Empty icon="note" title={t('narrative.empty')}>
          <p>{t('narrative.emptyNext')}</p>
        </Empty>
      )}
      <Guidance result={result} />
    </>
  )
}
