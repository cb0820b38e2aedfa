import type { Problem } from './http'
import type { TextKey, Texts } from './i18n'
import { messageWording } from './message-wording'
import { pharmacyWording, refillWording } from './refill-wording'

/** Every code that the server refuses or fails with. A test holds this list to the server's sources. */
export type ServerCode =
  | 'access.REFUSED'
  | 'account.LAST_ADMINISTRATOR'
  | 'account.NOT_A_STAFF_ROLE'
  | 'account.YOUR_OWN'
  | 'activation.NOT_VALID'
  | 'assignment.ALREADY_ASSIGNED'
  | 'assignment.ENDS_IN_THE_PAST'
  | 'assignment.NOT_A_CLINICIAN'
  | 'authenticator.CODE_WRONG'
  | 'contact.CODE_WRONG'
  | 'contact.NOT_AN_ADDRESS'
  | 'contact.TOO_OFTEN'
  | 'home.NO_SUCH_GROUP'
  | 'invitation.ALREADY_ACTIVE'
  | 'invitation.LOGIN_TAKEN'
  | 'invitation.NO_BIRTH_DATE'
  | 'not.FOUND'
  | 'notices.BAD_HOURS'
  | 'notices.BAD_PUSH_KEYS'
  | 'notices.NO_PUSH_SERVICE'
  | 'notices.NO_SUCH_CHANNEL'
  | 'notices.ONLY_HERE'
  | 'notices.TOO_OFTEN'
  | 'notices.WOULD_NOT_LEAVE'
  | 'notices.CONFIRM_FIRST'
  | 'password.CONTAINS_YOUR_DATA'
  | 'password.TOO_COMMON'
  | 'password.TOO_LONG'
  | 'password.TOO_SHORT'
  | 'profile.UNKNOWN_ZONE'
  | 'query.BAD_CURSOR'
  | 'query.BAD_DATE'
  | 'query.BAD_ID'
  | 'query.BAD_KIND'
  | 'query.BAD_STATE'
  | 'query.DATES_INVERTED'
  | 'query.UNKNOWN_WORD'
  | 'request.BAD'
  | 'request.BAD_BODY'
  | 'request.BAD_FIELD'
  | 'request.BAD_TEXT'
  | 'request.FORGED'
  | 'request.NOT_JSON'
  | 'request.TOO_LARGE'
  | 'request.WRONG_HOST'
  | 'request.WRONG_METHOD'
  | 'search.BAD_DATE'
  | 'search.TWO_FACTS'
  | 'server.ERROR'
  | 'server.UNAVAILABLE'
  | 'session.ENDED'
  | 'session.INCOMPLETE'
  | 'session.NONE'
  | 'session.STEP_UP'
  | 'signin.BUSY'
  | 'signin.CODE_WRONG'
  | 'signin.FAILED'
  | 'signin.SLOW_DOWN'

export const serverWording: Record<ServerCode, TextKey> = {
  'access.REFUSED': 'problem.accessRefused',
  'account.LAST_ADMINISTRATOR': 'accounts.refused.lastAdministrator',
  'account.NOT_A_STAFF_ROLE': 'accounts.refused.notAStaffRole',
  'account.YOUR_OWN': 'accounts.refused.yourOwn',
  'activation.NOT_VALID': 'activation.refused.notValid',
  'assignment.ALREADY_ASSIGNED': 'desk.refused.alreadyAssigned',
  'assignment.ENDS_IN_THE_PAST': 'desk.refused.endsInThePast',
  'assignment.NOT_A_CLINICIAN': 'desk.refused.notAClinician',
  'authenticator.CODE_WRONG': 'activation.refused.codeWrong',
  'contact.CODE_WRONG': 'notices.refused.codeWrong',
  'contact.NOT_AN_ADDRESS': 'notices.refused.notAnAddress',
  'contact.TOO_OFTEN': 'notices.refused.codesTooOften',
  'home.NO_SUCH_GROUP': 'problem.notUnderstood',
  'invitation.ALREADY_ACTIVE': 'invite.refused.alreadyActive',
  'invitation.LOGIN_TAKEN': 'invite.refused.loginTaken',
  'invitation.NO_BIRTH_DATE': 'invite.refused.noBirthDate',
  'not.FOUND': 'problem.notFound',
  'notices.BAD_HOURS': 'notices.refused.badHours',
  'notices.BAD_PUSH_KEYS': 'notices.refused.badPushKeys',
  'notices.NO_PUSH_SERVICE': 'notices.refused.noPushService',
  'notices.NO_SUCH_CHANNEL': 'notices.refused.noSuchChannel',
  'notices.ONLY_HERE': 'notices.refused.onlyHere',
  'notices.TOO_OFTEN': 'notices.refused.testsTooOften',
  'notices.WOULD_NOT_LEAVE': 'notices.refused.wouldNotLeave',
  'notices.CONFIRM_FIRST': 'notices.refused.confirmFirst',
  'password.CONTAINS_YOUR_DATA': 'activation.refused.containsYourData',
  'password.TOO_COMMON': 'activation.refused.tooCommon',
  'password.TOO_LONG': 'activation.refused.tooLong',
  'password.TOO_SHORT': 'activation.refused.tooShort',
  'profile.UNKNOWN_ZONE': 'problem.notUnderstood',
  'query.BAD_CURSOR': 'problem.listMoved',
  'query.BAD_DATE': 'problem.badDate',
  'query.BAD_ID': 'problem.badId',
  'query.BAD_KIND': 'problem.notUnderstood',
  'query.BAD_STATE': 'problem.notUnderstood',
  'query.DATES_INVERTED': 'problem.datesInverted',
  'query.UNKNOWN_WORD': 'problem.unknownWord',
  'request.BAD': 'problem.notUnderstood',
  'request.BAD_BODY': 'problem.badField',
  'request.BAD_FIELD': 'problem.badField',
  'request.BAD_TEXT': 'problem.badText',
  'request.FORGED': 'problem.forged',
  'request.NOT_JSON': 'problem.notUnderstood',
  'request.TOO_LARGE': 'problem.tooLarge',
  'request.WRONG_HOST': 'problem.wrongHost',
  'request.WRONG_METHOD': 'problem.notUnderstood',
  'search.BAD_DATE': 'problem.badDate',
  'search.TWO_FACTS': 'search.refused.twoFacts',
  'server.ERROR': 'problem.serverFailed',
  'server.UNAVAILABLE': 'problem.unavailable',
  'session.ENDED': 'problem.sessionEnded',
  'session.INCOMPLETE': 'problem.sessionIncomplete',
  'session.NONE': 'problem.sessionNone',
  'session.STEP_UP': 'problem.stepUp',
  'signin.BUSY': 'signIn.refused.busy',
  'signin.CODE_WRONG': 'signIn.refused.codeWrong',
  'signin.FAILED': 'signIn.refused.failed',
  'signin.SLOW_DOWN': 'signIn.refused.slowDown',
}

/** Failures that the page itself finds, without the server's word. */
export type OwnCode = 'audit.DOWN' | 'network.OFFLINE' | 'server.FAILED' | 'app.FAILED' | 'upload.STOPPED'

export const ownWording: Record<OwnCode, TextKey> = {
  'audit.DOWN': 'problem.auditDown',
  'network.OFFLINE': 'problem.offline',
  'server.FAILED': 'problem.serverFailed',
  'app.FAILED': 'problem.appFailed',
  'upload.STOPPED': 'file.refused.stopped',
}

const wording: Partial<Record<string, TextKey>> = {
  ...serverWording,
  ...messageWording,
  ...pharmacyWording,
  ...refillWording,
  ...ownWording,
}

/** What happened and what to do now, in words; a code of a newer server is told as a failure of ours. */
export function problemText(t: Texts, problem: Problem): string {
  const minutes = Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60))
  return t(wording[problem.code] ?? 'problem.serverFailed', { count: minutes, minimum: problem.minimum ?? 0 })
}
