import type { Problem } from './http'
import type { TextKey, Texts } from './i18n'

/** Failures that any page may meet. */
export type GeneralCode =
  | 'session.NONE'
  | 'session.ENDED'
  | 'session.INCOMPLETE'
  | 'not.FOUND'
  | 'access.REFUSED'
  | 'audit.DOWN'
  | 'network.OFFLINE'
  | 'server.FAILED'
  | 'app.FAILED'
  | 'query.DATES_INVERTED'

export const generalWording: Record<GeneralCode, TextKey> = {
  'session.NONE': 'problem.sessionNone',
  'session.ENDED': 'problem.sessionEnded',
  'session.INCOMPLETE': 'problem.sessionIncomplete',
  'not.FOUND': 'problem.notFound',
  'access.REFUSED': 'problem.accessRefused',
  'audit.DOWN': 'problem.auditDown',
  'network.OFFLINE': 'problem.offline',
  'server.FAILED': 'problem.serverFailed',
  'app.FAILED': 'problem.appFailed',
  'query.DATES_INVERTED': 'problem.datesInverted',
}

export type Wording = Partial<Record<string, TextKey>>

/** What happened and what to do now, in words; a code nobody worded is told as a failure of ours. */
export function problemText(t: Texts, problem: Problem, wording: Wording = {}): string {
  const key = wording[problem.code] ?? (generalWording as Wording)[problem.code] ?? 'problem.serverFailed'
  const minutes = Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60))
  return t(key, { count: minutes, minimum: problem.minimum ?? 0 })
}
