import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { invitePatient } from './api'
import { InvitationLetter } from './InvitationLetter'

export function InviteForm({ patient }: { patient: string }) {
  const { t } = useTexts()
  const [email, setEmail] = useState('')
  const invite = useMutation({ mutationFn: () => invitePatient(patient, email.trim()), gcTime: 0 })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  if (invite.isSuccess)
    return <InvitationLetter invitation={invite.data} login={email} onClose={() => invite.reset()} birthDateAsked />
  return (
    <form onSubmit={submit} autoComplete="off">
      <p className="lead">{t('invite.lead')}</p>
      <FormProblem text={invite.isError ? problemText(t, asProblem(invite.error)) : null} />
      <Field
        label={t('invite.email')}
        hint={t('invite.emailHint')}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="button" disabled={invite.isPending}>
          {invite.isPending ? t('state.sending') : t('invite.submit')}
        </button>
      </div>
    </form>
  )
}
