import type { TextKey } from './i18n'

/** Codes of messages, files and the queue. A test holds all codes together to the server's sources. */
export type MessageCode =
  | 'file.DECEIVES'
  | 'file.EMPTY'
  | 'file.INFECTED'
  | 'file.NAME'
  | 'file.TOO_MANY'
  | 'file.TOO_MANY_PIXELS'
  | 'file.TYPE'
  | 'message.CLOSED'
  | 'message.EMPTY'
  | 'message.NO_SUBJECT'
  | 'message.NO_SUCH_CLINICIAN'
  | 'message.NO_SUCH_FILE'
  | 'message.NO_SUCH_PROXY'
  | 'message.ONE_WAY'
  | 'message.TOO_LONG'
  | 'message.TOO_MANY_FILES'
  | 'queue.ANSWERED_MEANWHILE'
  | 'queue.CHANGED'

export const messageWording: Record<MessageCode, TextKey> = {
  'file.DECEIVES': 'file.refused.deceives',
  'file.EMPTY': 'file.refused.empty',
  'file.INFECTED': 'file.refused.infected',
  'file.NAME': 'file.refused.name',
  'file.TOO_MANY': 'file.refused.tooMany',
  'file.TOO_MANY_PIXELS': 'file.refused.tooManyPixels',
  'file.TYPE': 'file.refused.type',
  'message.CLOSED': 'messages.refused.closed',
  'message.EMPTY': 'messages.refused.empty',
  'message.NO_SUBJECT': 'messages.refused.noSubject',
  'message.NO_SUCH_CLINICIAN': 'messages.refused.noSuchClinician',
  'message.NO_SUCH_FILE': 'messages.refused.noSuchFile',
  'message.NO_SUCH_PROXY': 'messages.refused.noSuchProxy',
  'message.ONE_WAY': 'messages.refused.oneWay',
  'message.TOO_LONG': 'messages.refused.tooLong',
  'message.TOO_MANY_FILES': 'messages.refused.tooManyFiles',
  'queue.ANSWERED_MEANWHILE': 'queue.refused.answeredMeanwhile',
  'queue.CHANGED': 'queue.refused.changed',
}
