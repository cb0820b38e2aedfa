import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Proposal } from '../../lib/api-types'
import { plainDay } from '../../lib/dates'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { deskQuery } from '../../lib/patient'
import { roleWording } from '../../lib/roles'
import { useDateView } from '../../lib/viewer'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Row } from '../../ui/parts'
import { Loaded } from '../../ui/states'
import { assign, cliniciansQuery } from './api'
import { proposalWording } from './wording'

const NOTHING = { clinicianId: '', reason: '', endsOn: '' }

export function AssignForm({ patient, proposed }: { patient: string; proposed: Proposal[] }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const clinicians = useQuery(cliniciansQuery)
  const [typed, setTyped] = useState(NOTHING)
  const save = useMutation({
    mutationFn: () =>
      assign(patient, {
        clinicianId: typed.clinicianId,
        reason: typed.reason.trim(),
        ...(typed.endsOn && { endsOn: typed.endsOn }),
      }),
    onSuccess: async () => {
      const chosen = clinicians.data?.items.find((one) => one.id === typed.clinicianId)
      setTyped(NOTHING)
      await client.invalidateQueries({ queryKey: deskQuery(patient).queryKey })
      announce(t('desk.assignedNow', { name: chosen?.name ?? '' }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Loaded from={clinicians} rows={1}>
      {(data) => (
        <>
          <Proposals
            proposed={proposed}
            onTake={(clinicianId, reason) => setTyped({ ...typed, clinicianId, reason })}
          />
          <form onSubmit={submit} autoComplete="off">
            <FormProblem text={save.isError ? problemText(t, asProblem(save.error)) : null} />
            <Choice
              label={t('desk.clinician')}
              required
              value={typed.clinicianId}
              onChange={(event) => setTyped({ ...typed, clinicianId: event.target.value })}
              options={[
                { value: '', label: t('desk.choose') },
                ...data.items.map((one) => ({ value: one.id, label: `${one.name}, ${t(roleWording[one.role])}` })),
              ]}
            />
            <div className="form-grid">
              <Field
                label={t('desk.reason')}
                hint={t('desk.reasonHint')}
                required
                maxLength={200}
                value={typed.reason}
                onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
              />
              <Field
                label={t('desk.endsOn')}
                hint={t('desk.endsOnHint')}
                type="date"
                value={typed.endsOn}
                onChange={(event) => setTyped({ ...typed, endsOn: event.target.value })}
              />
            </div>
            <div className="actions">
              <button type="submit" className="button" disabled={save.isPending}>
                {t('desk.assignSubmit')}
              </button>
            </div>
          </form>
        </>
      )}
    </Loaded>
  )
}

function Proposals({
  proposed,
  onTake,
}: {
  proposed: Proposal[]
  onTake: (clinicianId: string, reason: string) => void
}) {
  const { t } = useTexts()
  const view = useDateView()
  if (proposed.length === 0) return null
  return (
    <>
      <h3>{t('desk.proposed')}</h3>
      <ul className="rows card spaced">
        {proposed.map((proposal) => {
          const because = t(proposalWording[proposal.because])
          return (
            <li key={proposal.clinician.id}>
              <Row
                aside={
                  <button
                    type="button"
                    className="button quiet"
                    aria-label={t('desk.takeOf', { name: proposal.clinician.name })}
                    onClick={() => onTake(proposal.clinician.id, because)}
                  >
                    {t('desk.take')}
                  </button>
                }
              >
                <p className="strong">{proposal.clinician.name}</p>
                <p className="small">
                  {[
                    t(roleWording[proposal.clinician.role]),
                    because,
                    proposal.lastOn && t('desk.lastOn', { day: plainDay(view, proposal.lastOn) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </Row>
            </li>
          )
        })}
      </ul>
    </>
  )
}
