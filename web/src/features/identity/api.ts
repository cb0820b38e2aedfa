import type { SessionView, Side, SteppedUp } from '../../lib/api-types'
import { call } from '../../lib/http'

const attempt = true

export function signIn(login: string, password: string) {
  return call<{ next: 'CODE' }>('POST', '/api/session', { body: { login, password }, attempt })
}

export function giveCode(code: string) {
  return call<SessionView>('POST', '/api/session/code', { body: { code }, attempt })
}

export function giveRecoveryCode(recoveryCode: string) {
  return call<SessionView & { recoveryCodesLeft: number }>('POST', '/api/session/recovery', {
    body: { recoveryCode },
    attempt,
  })
}

/** In a session that runs: a wrong code ends nothing. */
export function stepUp(code: string) {
  return call<SteppedUp>('POST', '/api/session/step-up', { body: { code } })
}

export function openActivation(facts: { token: string; code: string; birthDate?: string }) {
  return call<{ next: 'PASSWORD'; kind: Side }>('POST', '/api/activation', { body: facts, attempt })
}

export interface Authenticator {
  next: 'AUTHENTICATOR'
  secret: string
  uri: string
  qr: string[]
}

export function choosePassword(password: string) {
  return call<Authenticator>('POST', '/api/activation/password', { body: { password }, attempt })
}

export function proveAuthenticator(code: string) {
  return call<{ next: 'RECOVERY_CODES'; recoveryCodes: string[] }>('POST', '/api/activation/authenticator', {
    body: { code },
    attempt,
  })
}

export function finishActivation() {
  return call<SessionView>('POST', '/api/activation/finish', { attempt })
}
