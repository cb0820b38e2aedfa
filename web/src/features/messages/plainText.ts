import { type DateView, instantText } from '../../lib/dates'
import type { Texts } from '../../lib/i18n'
import type { Thread } from '../../lib/message-types'
import { authorText, inOrder, readText, sizeText } from './sentences'
import { threadEvents, topicFaces } from './wording'

/** A whole thread for keeping: who, when, what, and which files were with it. */
export function plainText(t: Texts, view: DateView, thread: Thread): string {
  const head = [
    thread.subject,
    t(topicFaces[thread.topic].name),
    t('thread.started', { when: instantText(view, thread.startedAt) }),
  ]
  const messages = inOrder(thread).map((message) =>
    'what' in message
      ? `${t(threadEvents[message.what])} · ${instantText(view, message.at)}`
      : [
          `${authorText(t, message.author)} · ${instantText(view, message.sentAt)}`,
          message.body,
          ...message.files.map((file) => `[${file.name}, ${sizeText(t, view.language, file.bytes)}]`),
          readText(t, view, thread, message),
        ]
          .filter((line) => line !== '')
          .join('\n'),
  )
  return `${[head.join('\n'), ...messages].join('\n\n---\n\n')}\n`
}
