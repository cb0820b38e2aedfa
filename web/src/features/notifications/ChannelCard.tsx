import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { problemText } from '../../lib/wording'
import { Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Tag } from '../../ui/parts'
import { Failure } from '../../ui/states'
import { forgetStepUp, useStepUp } from '../identity/useStepUp'
import { addContact, confirmContact, forgetContact, noticesQuery, settingsQuery, startAgain, testNotice } from './api'
import type { ChannelView, SettingsView } from './types'
import { channelWording, stopWording } from './wording'

/** One way to reach the viewer: where it leads, whether it works, and how to change it. */
export function ChannelCard({ channel, onlyHere }: { channel: ChannelView; onlyHere: boolean }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  const keep = (said: string) => (saved: SettingsView) => {
    client.setQueryData(settingsQuery.queryKey, saved)
    setChanging(false)
    setForgetting(false)
    announce(said)
  }
  const again = useMutation({
    mutationFn: () => startAgain(channel.channel),
    onSuccess: keep(t('notices.startedAgain')),
  })
  const prove = useMutation({
    mutationFn: () => addContact(channel.channel, channel.address ?? ''),
    onSuccess: keep(t('notices.codeSent')),
  })
  const test = useMutation({
    mutationFn: () => testNotice(channel.channel),
    onSuccess: async () => {
      announce(t('notices.testSent'))
      await client.invalidateQueries({ queryKey: noticesQuery.queryKey })
    },
  })
  const name = t(channelWording[channel.channel])
  const failure = again.error ?? prove.error ?? test.error
  return (
    <div className="card pad spaced">
      <h3>
        {name} {channel.stopped && <Tag tone="attention">{t('notices.stopped')}</Tag>}
      </h3>
      <p className="breakable">{channel.address ?? t('notices.noAddress')}</p>
      {!channel.given && channel.address && <p className="small">{t('notices.fromSignIn')}</p>}
      {channel.stopped && <p>{t(stopWording[channel.stopped])}</p>}
      {failure && <Failure error={failure} />}
      {test.isSuccess && <p className="small">{t('notices.testSent')}</p>}
      {channel.waiting && <CodeForm channel={channel} onSaved={keep(t('notices.confirmed'))} />}
      {changing ? (
        <AddressForm channel={channel} onSaved={keep(t('notices.codeSent'))} onCancel={() => setChanging(false)} />
      ) : forgetting ? (
        <ForgetForm channel={channel} onSaved={keep(t('notices.forgotten'))} onCancel={() => setForgetting(false)} />
      ) : (
        <div className="actions">
          {!onlyHere && (
            <button type="button" className="button quiet" onClick={() => setChanging(true)}>
              {t(channel.address ? 'notices.change' : 'notices.add')}
              <span className="unseen"> {name}</span>
            </button>
          )}
          {channel.stopped === 'COMPLAINT' && channel.address && !channel.waiting && !onlyHere && (
            <button type="button" className="button" disabled={prove.isPending} onClick={() => prove.mutate()}>
              {prove.isPending ? t('state.sending') : t('notices.confirmAddress')}
            </button>
          )}
          {channel.stopped === 'ONE_CLICK' && (
            <button type="button" className="button quiet" disabled={again.isPending} onClick={() => again.mutate()}>
              {t('notices.startAgain')}
            </button>
          )}
          {channel.address && !channel.stopped && !onlyHere && (
            <button type="button" className="button quiet" disabled={test.isPending} onClick={() => test.mutate()}>
              {t('notices.test')}
              <span className="unseen"> {name}</span>
            </button>
          )}
          {channel.given && (
            <button type="button" className="button plain" onClick={() => setForgetting(true)}>
              {t('notices.forget')}
              <span className="unseen"> {name}</span>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

interface ChangeProps {
  channel: ChannelView
  onSaved: (saved: SettingsView) => void
  onCancel: () => void
}

function AddressForm({ channel, onSaved, onCancel }: ChangeProps) {
  const { t } = useTexts()
  const [address, setAddress] = useState('')
  const phone = channel.channel === 'SMS'
  const add = useMutation({
    mutationFn: () => addContact(channel.channel, phone ? address.replace(/[\s().-]/g, '') : address.trim()),
    onSuccess: onSaved,
    onError: askAgain,
  })
  const proof = useStepUp(true, false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await proof.prove()) add.mutate()
  }
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <FormProblem text={proof.refusal} />
      <Field
        label={t(phone ? 'notices.phone' : 'notices.address')}
        hint={t(phone ? 'notices.phoneHint' : 'notices.addressHint')}
        error={add.isError ? problemText(t, asProblem(add.error)) : null}
        inputMode={phone ? 'tel' : 'email'}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      {proof.field}
      <div className="actions">
        <button type="submit" className="button" disabled={add.isPending || proof.busy}>
          {add.isPending ? t('state.sending') : t('notices.sendCode')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  )
}

/** Asked for with a code of the authenticator: whoever finds a screen open must not turn notices to somewhere else. */
function ForgetForm({ channel, onSaved, onCancel }: ChangeProps) {
  const { t } = useTexts()
  const proof = useStepUp(true)
  const forget = useMutation({
    mutationFn: () => forgetContact(channel.channel),
    onSuccess: onSaved,
    onError: askAgain,
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await proof.prove()) forget.mutate()
  }
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <FormProblem text={proof.refusal ?? (forget.isError ? problemText(t, asProblem(forget.error)) : null)} />
      <p>{t(channel.channel === 'EMAIL' ? 'notices.forgetEmail' : 'notices.forgetPhone')}</p>
      {proof.field}
      <div className="actions">
        <button type="submit" className="button" disabled={forget.isPending || proof.busy}>
          {t('notices.forget')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  )
}

/** The server's clock decides how long a code counts. */
function askAgain(failure: Error) {
  if (asProblem(failure).code === 'session.STEP_UP') forgetStepUp()
}

function CodeForm({ channel, onSaved }: { channel: ChannelView; onSaved: (saved: SettingsView) => void }) {
  const { t } = useTexts()
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: () => confirmContact(channel.channel, code.trim()), onSuccess: onSaved })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Field
        label={t('notices.code')}
        hint={t('notices.codeHint', { address: channel.waiting ?? '' })}
        error={confirm.isError ? problemText(t, asProblem(confirm.error)) : null}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="button" disabled={confirm.isPending}>
          {t('notices.confirm')}
        </button>
      </div>
    </form>
  )
}
