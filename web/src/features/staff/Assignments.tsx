import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Assignment } from '../../lib/api-types'
import { plainDay } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { deskQuery } from '../../lib/patient'
import { roleWording } from '../../lib/roles'
import { useDateView } from '../../lib/viewer'
import { Field } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Row } from '../../ui/parts'
import { Sheet } from '../../ui/Sheet'
import { Empty, Failure } from '../../ui/states'
import { endAssignment } from './api'

export function Assignments({ patient, assigned }: { patient: string; assigned: Assignment[] }) {
  const { t } = useTexts()
  const view = useDateView()
  const [ending, setEnding] = useState<Assignment | null>(null)
  if (assigned.length === 0) {
    return (
      <Empty icon="people" title={t('desk.nobody')}>
        <p>{t('desk.nobodyWhy')}</p>
      </Empty>
    )
  }
  return (
    <>
      <ul className="rows card">
        {assigned.map((row) => (
          <li key={row.id}>
            <Row
              aside={
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t('desk.endOf', { name: row.clinician.name })}
                  onClick={() => setEnding(row)}
                >
                  {t('desk.end')}
                </button>
              }
            >
              <p className="strong">{row.clinician.name}</p>
              <p className="small">
                {t(roleWording[row.clinician.role])} · {row.reason}
              </p>
              <p className="small">
                {t('desk.since', { day: plainDay(view, row.startsOn) })}
                {row.endsOn && ` · ${t('assigned.until', { day: plainDay(view, row.endsOn) })}`}
              </p>
            </Row>
          </li>
        ))}
      </ul>
      {ending && <EndSheet patient={patient} assignment={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function EndSheet({ patient, assignment, onClose }: { patient: string; assignment: Assignment; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const end = useMutation({
    mutationFn: () => endAssignment(patient, assignment.id, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: deskQuery(patient).queryKey })
      announce(t('desk.ended', { name: assignment.clinician.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate()
  }
  return (
    <Sheet title={t('desk.endTitle', { name: assignment.clinician.name })} open onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t('desk.endLead')}</p>
        {end.isError && <Failure error={end.error} />}
        <Field
          label={t('desk.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="actions">
          <button type="submit" className="button danger" disabled={end.isPending}>
            {t('desk.end')}
          </button>
          <button type="button" className="button plain" onClick={onClose}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
