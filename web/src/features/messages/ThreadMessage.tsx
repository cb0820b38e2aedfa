import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import type { Message, Thread } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { messagesPath } from './api'
import { FileLinks } from './FileLinks'
import { authorText, personText, readText } from './sentences'

interface ThreadMessageProps {
  thread: Thread
  message: Message
  patient: string
}

export function ThreadMessage({ thread, message, patient }: ThreadMessageProps) {
  const { t } = useTexts()
  const view = useDateView()
  const read = readText(t, view, thread, message)
  return (
    <article className="card pad message">
      <header className="line-top">
        <h2>
          {message.onBehalfOf
            ? t('thread.forWhom', {
                author: authorText(t, message.author),
                colleague: personText(t, message.onBehalfOf),
              })
            : authorText(t, message.author)}
        </h2>
        <time className="small" dateTime={message.sentAt}>
          {instantText(view, message.sentAt)}
        </time>
      </header>
      <p className="said">{message.body}</p>
      <FileLinks files={message.files} path={messagesPath(patient, '/files')} />
      {read && <p className="small read">{read}</p>}
    </article>
  )
}
