import { useTexts } from '../../lib/i18n'
import type { Answering } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { awayText, personText, usualText } from './sentences'

/** Before a word is written: who will read it, who is away and who stands in, and how long answers take. */
export function WhoReads({ info }: { info: Answering }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <section className="card pad who-reads" aria-label={t('compose.readers')}>
      <h3>{t('compose.readers')}</h3>
      <p>{t('compose.pool', { pool: info.pool })}</p>
      {info.readers.length === 0 ? (
        <p className="small">{t('compose.noReaders')}</p>
      ) : (
        <ul className="readers">
          {info.readers.map((reader) => (
            <li key={`${reader.name} ${reader.role}`}>
              <span className={reader.away ? undefined : 'strong'}>{personText(t, reader)}</span>
              {reader.away && <span className="small block">{awayText(t, view, reader)}</span>}
            </li>
          ))}
          {info.more > 0 && <li>{t('compose.moreReaders', { count: info.more })}</li>}
        </ul>
      )}
      <p className="usual">{usualText(t, info)}</p>
    </section>
  )
}
