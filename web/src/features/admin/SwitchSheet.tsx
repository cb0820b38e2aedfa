import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AccountRow } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { Field } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { Failure } from '../../ui/states'
import { accountsQuery, switchAccount } from './api'

export function SwitchSheet({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const on = account.state === 'OFF'
  const save = useMutation({
    mutationFn: () => switchAccount(account.id, on ? 'on' : 'off', reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey })
      announce(t(on ? 'accounts.nowOn' : 'accounts.nowOff', { name: account.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Sheet
      title={t(on ? 'accounts.switchOnOf' : 'accounts.switchOffOf', { name: account.name })}
      open
      onClose={onClose}
    >
      <form onSubmit={submit} autoComplete="off">
        <p>{t(on ? 'accounts.onLead' : 'accounts.offLead')}</p>
        {save.isError && <Failure error={save.error} />}
        <Field
          label={t('desk.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="actions">
          <button type="submit" className={on ? 'button' : 'button danger'} disabled={save.isPending}>
            {t(on ? 'accounts.switchOn' : 'accounts.switchOff')}
          </button>
          <button type="button" className="button plain" onClick={onClose}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
