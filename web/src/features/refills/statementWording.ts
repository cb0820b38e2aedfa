import type { TextKey } from '../../lib/i18n'
import type { StatementKind, StatementState } from '../../lib/statement-types'

export const statementKinds: Record<StatementKind, TextKey> = {
  NO_LONGER_TAKES: 'statement.noLonger',
  ALSO_TAKES: 'statement.also',
}

export const statementStates: Record<StatementState, TextKey> = {
  TOLD: 'statement.state.told',
  ACCEPTED: 'statement.state.accepted',
  DECLINED: 'statement.state.declined',
  WITHDRAWN: 'statement.state.withdrawn',
}
