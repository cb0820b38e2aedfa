import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { InvitationLetter } from '../staff/InvitationLetter'
import type { Role } from '../../lib/api-types'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { roleWording, staffRoles } from '../../lib/roles'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { accountsQuery, inviteStaff } from './api'

const NOTHING = { name: '', email: '', role: 'NURSE' as Role, npi: '' }

export function InviteStaff() {
  const { t } = useTexts()
  const client = useQueryClient()
  const [typed, setTyped] = useState(NOTHING)
  const invite = useMutation({
    mutationFn: () =>
      inviteStaff({
        name: typed.name.trim(),
        email: typed.email.trim(),
        role: typed.role,
        ...(typed.npi && { npi: typed.npi.trim() }),
      }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  const close = () => {
    setTyped(NOTHING)
    invite.reset()
  }
  if (invite.isSuccess) return <InvitationLetter invitation={invite.data} login={typed.email} onClose={close} />
  return (
    <form onSubmit={submit} autoComplete="off">
      <FormProblem text={invite.isError ? problemText(t, asProblem(invite.error)) : null} />
      <div className="form-grid">
        <Field
          label={t('accounts.name')}
          required
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        />
        <Field
          label={t('invite.email')}
          type="email"
          required
          value={typed.email}
          onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        />
        <Choice
          label={t('accounts.role')}
          value={typed.role}
          onChange={(event) => setTyped({ ...typed, role: event.target.value as Role })}
          options={staffRoles.map((role) => ({ value: role, label: t(roleWording[role]) }))}
        />
        <Field
          label={t('accounts.npi')}
          hint={t('accounts.npiHint')}
          inputMode="numeric"
          pattern="[0-9]{10}"
          value={typed.npi}
          onChange={(event) => setTyped({ ...typed, npi: event.target.value })}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button" disabled={invite.isPending}>
          {invite.isPending ? t('state.sending') : t('invite.submit')}
        </button>
      </div>
    </form>
  )
}
