import type { TextKey } from '../../lib/i18n'
import type { OutReason } from '../../lib/session'

export type SignInCode = 'signin.FAILED' | 'signin.SLOW_DOWN' | 'signin.CODE_WRONG'
export type ActivationCode =
  | 'activation.NOT_VALID'
  | 'password.TOO_SHORT'
  | 'password.TOO_COMMON'
  | 'password.CONTAINS_YOUR_DATA'
  | 'authenticator.CODE_WRONG'

export const signInWording: Record<SignInCode, TextKey> = {
  'signin.FAILED': 'signIn.refused.failed',
  'signin.SLOW_DOWN': 'signIn.refused.slowDown',
  'signin.CODE_WRONG': 'signIn.refused.codeWrong',
}

export const activationWording: Record<ActivationCode | 'signin.SLOW_DOWN', TextKey> = {
  'activation.NOT_VALID': 'activation.refused.notValid',
  'password.TOO_SHORT': 'activation.refused.tooShort',
  'password.TOO_COMMON': 'activation.refused.tooCommon',
  'password.CONTAINS_YOUR_DATA': 'activation.refused.containsYourData',
  'authenticator.CODE_WRONG': 'activation.refused.codeWrong',
  'signin.SLOW_DOWN': 'signIn.refused.slowDown',
}

export const outWording: Record<OutReason, TextKey | null> = {
  NEW: null,
  SIGNED_OUT: 'signIn.out.signedOut',
  IDLE: 'signIn.out.idle',
  ENDED: 'signIn.out.ended',
}
