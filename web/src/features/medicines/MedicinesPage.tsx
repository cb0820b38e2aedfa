import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { RecordList } from '../home/RecordList'
import { AskBar, AskTick, SupplyLine, useChoices } from '../refills/AskFromList'
import { mayAskFor } from '../refills/sentences'
import { NoLonger, Statements } from '../refills/Statements'
import type { MedicineRow } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { nameText } from '../../lib/names'
import { usePatient } from '../../lib/patient'
import { useSession } from '../../lib/session'
import { NowBefore, type NowOrBefore } from '../../ui/NowBefore'
import { Failure } from '../../ui/states'
import { MedicineLine } from './MedicineLine'

/** Whoever acts for another person next begins anew: what was chosen for one is not asked for the other. */
export function MedicinesPage() {
  const patient = usePatient()
  return <Medicines key={patient} patient={patient} />
}

function Medicines({ patient }: { patient: string }) {
  const { t } = useTexts()
  const { side } = useSession()
  const [state, setState] = useState<NowOrBefore>('now')
  const [ticked, setTicked] = useState<string[]>([])
  const mayAsk = side === 'PATIENT' && state === 'now'
  // Taken apart here: rows are made in a child, and reading `data` only there would miss its coming.
  const { data: choices, error, refetch } = useChoices(patient, mayAsk)
  // said not to be taken, or asked for elsewhere, since it was ticked
  const chosen = ticked.filter((id) => choices?.medicines.some((one) => one.id === id && mayAskFor(one)))
  return (
    <>
      <RecordList<MedicineRow>
        key={state}
        group="medicines"
        icon="pill"
        params={{ state }}
        above={
          <>
            {side === 'PATIENT' && (
              <p className="list-link">
                <Link to="/p/$patient/refills" params={{ patient }}>
                  {t('refills.all')}
                </Link>
              </p>
            )}
            <NowBefore value={state} onChange={setState} label={t('group.medicines')} />
            {mayAsk && <Statements patient={patient} />}
            {mayAsk && error && <Failure error={error} retry={() => void refetch()} />}
          </>
        }
        row={(row) => (
          <MedicineLine row={row}>
            {mayAsk && choices && <SupplyLine medicine={row.id} choices={choices} />}
            {mayAsk && choices && (
              <AskTick patient={patient} medicine={row.id} choices={choices} ticked={chosen} onChange={setTicked} />
            )}
            {mayAsk && <NoLonger patient={patient} id={row.id} name={nameText(t, row.name)} />}
          </MedicineLine>
        )}
        empty={t(state === 'now' ? 'medicines.noneNow' : 'medicines.noneBefore')}
        emptyWhy={t('medicines.noneWhy')}
      />
      {mayAsk && <AskBar patient={patient} ticked={chosen} />}
    </>
  )
}
