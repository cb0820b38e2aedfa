import { useState } from 'react'
import { RecordList } from '../home/RecordList'
import type { ConditionRow } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { NowBefore, type NowOrBefore } from '../../ui/NowBefore'
import { ConditionLine } from './ConditionLine'

export function ConditionsPage() {
  const { t } = useTexts()
  const [state, setState] = useState<NowOrBefore>('now')
  return (
    <RecordList<ConditionRow>
      key={state}
      group="conditions"
      icon="heart"
      params={{ state }}
      above={<NowBefore value={state} onChange={setState} label={t('group.conditions')} />}
      row={(row) => <ConditionLine row={row} />}
      empty={t(state === 'now' ? 'conditions.noneNow' : 'conditions.noneBefore')}
      emptyWhy={t('conditions.noneWhy')}
    />
  )
}
