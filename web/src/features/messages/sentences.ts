import { type DateView, instantDay, instantText, numberText, plainDay } from '../../lib/dates'
import type { ThreadEvent } from '../../lib/conversion-types'
import type { Language, Texts } from '../../lib/i18n'
import type { Answering, Message, NamedRole, Reader, Thread } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { CLINICAL_TOPICS, stateWording } from './wording'

/** Rounded up, so that nobody waits longer than was said: 5 minutes, then hours, then days. */
export function durationText(t: Texts, minutes: number): string {
  if (minutes <= 50) return t('time.minutes', { count: Math.max(5, Math.ceil(minutes / 5) * 5) })
  const hours = Math.ceil(minutes / 60)
  if (hours <= 20) return t('time.hours', { count: hours })
  return t('time.days', { count: Math.ceil(hours / 24) })
}

export function usualText(t: Texts, info: Pick<Answering, 'halfWithinMinutes' | 'mostWithinMinutes'>): string {
  const { halfWithinMinutes: half, mostWithinMinutes: most } = info
  if (half === null) return t('compose.usualUnknown')
  if (most === null) return t('compose.usualHalf', { half: durationText(t, half) })
  return t('compose.usual', { half: durationText(t, half), most: durationText(t, most) })
}

export function receivedText(t: Texts, mostWithinMinutes: number | null): string {
  return mostWithinMinutes === null
    ? t('thread.receivedUnknown')
    : t('thread.received', { most: durationText(t, mostWithinMinutes) })
}

export function sizeText(t: Texts, language: Language, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1024) return t('size.kilobytes', { size: numberText(language, kilobytes, 0) })
  return t('size.megabytes', { size: numberText(language, bytes / 1_048_576, 1) })
}

/** "Grace Mbeki, nurse" */
export function personText(t: Texts, person: NamedRole): string {
  return t('thread.author', { name: person.name, role: t(roleWording[person.role]).toLowerCase() })
}

export function awayText(t: Texts, view: DateView, reader: Reader): string {
  return [
    reader.awayUntil ? t('compose.readerAway', { day: plainDay(view, reader.awayUntil) }) : t('compose.readerAwayOpen'),
    reader.coveredBy && t('compose.readerCovered', { name: reader.coveredBy }),
  ]
    .filter(Boolean)
    .join('; ')
}

/** Where the question stands, in one line. */
export function stateLine(t: Texts, view: DateView, thread: Thread): string {
  if (thread.oneWay) return t('thread.stateNotice', { pool: thread.pool })
  const { handledBy } = thread
  const by = handledBy && { name: handledBy.name, role: t(roleWording[handledBy.role]).toLowerCase() }
  switch (thread.state) {
    case 'RECEIVED':
      return t('thread.stateReceived', { pool: thread.pool })
    case 'WORKED_ON':
      return by ? t('thread.stateWorkedOnBy', by) : t('thread.stateWorkedOn')
    case 'ANSWERED':
      return by ? t('thread.stateAnsweredBy', by) : t('thread.stateAnswered')
    case 'CLOSED':
      return thread.closedAt
        ? t('thread.stateClosed', { day: instantDay(view, thread.closedAt) })
        : t(stateWording.CLOSED)
  }
}

export function authorText(t: Texts, author: Message['author']): string {
  if (author.you) return t('thread.you')
  return author.role === 'PATIENT' ? author.name : personText(t, author)
}

export function readText(t: Texts, view: DateView, thread: Thread, message: Message): string {
  if (!message.readAt) return message.side === 'PATIENT' ? t('thread.notRead') : ''
  const when = instantText(view, message.readAt)
  if (message.side === 'STAFF') return t('thread.readByPatient', { when })
  return t(CLINICAL_TOPICS.includes(thread.topic) ? 'thread.readByStaff' : 'thread.readByOffice', { when })
}

/** Messages and what became of them, as they came. */
export function inOrder(thread: Thread): (Message | ThreadEvent)[] {
  const at = (entry: Message | ThreadEvent) => ('what' in entry ? entry.at : entry.sentAt)
  return [...thread.messages, ...thread.events].sort((a, b) => Date.parse(at(a)) - Date.parse(at(b)))
}
