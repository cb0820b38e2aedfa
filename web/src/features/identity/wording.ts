import type { TextKey } from '../../lib/i18n'
import type { OutReason } from '../../lib/session'

export const outWording: Record<OutReason, TextKey | null> = {
  NEW: null,
  SIGNED_OUT: 'signIn.out.signedOut',
  IDLE: 'signIn.out.idle',
  ENDED: 'signIn.out.ended',
}
