import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { StaffEntry, StaffMessage, StaffNote } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { FileLinks } from '../messages/FileLinks'
import { authorText } from '../messages/sentences'
import { itemPath } from './api'
import { eventText } from './sentences'

/** Everything about an item in the order of time. A note is set apart and says that the patient never sees it. */
export function Entries({ id, entries }: { id: string; entries: StaffEntry[] }) {
  return (
    <ol className="entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Entry id={id} entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ id, entry }: { id: string; entry: StaffEntry }) {
  const { t } = useTexts()
  const view = useDateView()
  switch (entry.entry) {
    case 'MESSAGE':
      return <Said id={id} message={entry} />
    case 'NOTE':
      return <Noted note={entry} />
    case 'EVENT':
      return (
        <p className="small event">
          <span>{eventText(t, entry)}</span> <time dateTime={entry.sentAt}>{instantText(view, entry.sentAt)}</time>
        </p>
      )
  }
}

function Said({ id, message }: { id: string; message: StaffMessage }) {
  const { t } = useTexts()
  const view = useDateView()
  const readers = message.readBy
  return (
    <article className={message.side === 'PATIENT' ? 'entry' : 'entry ours'}>
      <h3>
        {authorText(t, message.author)}{' '}
        <span className="small">
          <time dateTime={message.sentAt}>{instantText(view, message.sentAt)}</time>
          {message.onBehalfOf && ` · ${t('queue.onBehalfOf', { name: message.onBehalfOf })}`}
        </span>
      </h3>
      <p className="said">{message.body}</p>
      <FileLinks files={message.files} path={itemPath(id, '/files')} />
      {readers.length > 0 ? (
        <details className="small readers-of">
          <summary>{t('queue.readBy', { count: readers.length })}</summary>
          <ul>
            {readers.map((reader) => (
              <li key={reader.name}>
                {reader.name}, {instantText(view, reader.at)}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        message.side === 'STAFF' && <p className="small read">{t('thread.notRead')}</p>
      )}
    </article>
  )
}

function Noted({ note }: { note: StaffNote }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <article className="entry note">
      <h3>
        {t('queue.note')}{' '}
        <span className="small">
          {authorText(t, note.author)}, {instantText(view, note.sentAt)}, {t('queue.noteNever')}
        </span>
      </h3>
      <p className="said">{note.body}</p>
    </article>
  )
}
