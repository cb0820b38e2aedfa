import { useState } from 'react'
import { RecordList } from '../home/RecordList'
import type { MedicineRow } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { NowBefore, type NowOrBefore } from '../../ui/NowBefore'
import { MedicineLine } from './MedicineLine'

export function MedicinesPage() {
  const { t } = useTexts()
  const [state, setState] = useState<NowOrBefore>('now')
  return (
    <RecordList<MedicineRow>
      key={state}
      group="medicines"
      icon="pill"
      params={{ state }}
      above={<NowBefore value={state} onChange={setState} label={t('group.medicines')} />}
      row={(row) => <MedicineLine row={row} />}
      empty={t(state === 'now' ? 'medicines.noneNow' : 'medicines.noneBefore')}
      emptyWhy={t('medicines.noneWhy')}
    />
  )
}
