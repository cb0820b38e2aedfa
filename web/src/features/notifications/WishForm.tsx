import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { useDateView } from '../../lib/viewer'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Section } from '../../ui/Page'
import { Failure } from '../../ui/states'
import { forgetStepUp, useStepUp } from '../identity/useStepUp'
import { saveSettings, settingsQuery } from './api'
import { clock, hourText, minuteOf } from './clock'
import type { Channel, NoticeKind, SettingsView, Wanted } from './types'
import { channelWording, kindWording } from './wording'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const USUAL_QUIET = { from: 22 * 60, to: 7 * 60 }

/** What is saved together: nothing of it counts before the server has said so. */
export function WishForm({ settings }: { settings: SettingsView }) {
  const { t } = useTexts()
  const view = useDateView()
  const client = useQueryClient()
  const [wanted, setWanted] = useState<Wanted>(settings)
  const change = (part: Partial<Wanted>) => {
    save.reset()
    setWanted({ ...wanted, ...part })
  }
  const save = useMutation({
    mutationFn: () => saveSettings(picked(wanted)),
    onSuccess: (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved)
      announce(t('notices.saved'))
    },
    onError: (failure) => {
      if (asProblem(failure).code === 'session.STEP_UP') forgetStepUp()
    },
  })
  const isOff = (kind: NoticeKind, channel: Channel) =>
    wanted.unwanted.some((way) => way.kind === kind && way.channel === channel)
  const toggle = (kind: NoticeKind, channel: Channel) =>
    change({
      unwanted: isOff(kind, channel)
        ? wanted.unwanted.filter((way) => way.kind !== kind || way.channel !== channel)
        : [...wanted.unwanted, { kind, channel }],
    })
  const proof = useStepUp(settings.onlyHere && !wanted.onlyHere, false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await proof.prove()) save.mutate()
  }
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off">
      <Section title={t('notices.onlyHereTitle')}>
        <label className="check">
          <input
            type="checkbox"
            checked={wanted.onlyHere}
            onChange={(event) => change({ onlyHere: event.target.checked })}
          />
          <span>
            {t('notices.onlyHere')}
            <span className="small block">{t('notices.onlyHereHint')}</span>
          </span>
        </label>
      </Section>
      <Section title={t('notices.what')}>
        {settings.kinds.map((kind) => (
          <fieldset key={kind} className="checks">
            <legend>{t(kindWording[kind])}</legend>
            {settings.channels.map(({ channel }) => (
              <label key={channel} className="check">
                <input
                  type="checkbox"
                  checked={!isOff(kind, channel)}
                  disabled={wanted.onlyHere}
                  onChange={() => toggle(kind, channel)}
                />
                <span>{t(channelWording[channel])}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </Section>
      <Section title={t('notices.when')}>
        <label className="check">
          <input
            type="checkbox"
            checked={wanted.quietFrom !== null}
            onChange={(event) =>
              change(
                event.target.checked
                  ? { quietFrom: USUAL_QUIET.from, quietTo: USUAL_QUIET.to }
                  : { quietFrom: null, quietTo: null },
              )
            }
          />
          <span>
            {t('notices.quiet')}
            <span className="small block">{t('notices.quietHint', { zone: settings.zone })}</span>
          </span>
        </label>
        {wanted.quietFrom !== null && wanted.quietTo !== null && (
          <div className="pair">
            <Field
              label={t('notices.quietFrom')}
              type="time"
              required
              value={clock(wanted.quietFrom)}
              onChange={(event) => change({ quietFrom: minuteOf(event.target.value) ?? wanted.quietFrom })}
            />
            <Field
              label={t('notices.quietTo')}
              type="time"
              required
              value={clock(wanted.quietTo)}
              onChange={(event) => change({ quietTo: minuteOf(event.target.value) ?? wanted.quietTo })}
            />
          </div>
        )}
        <Choice
          label={t('notices.digest')}
          hint={t('notices.digestHint')}
          value={wanted.digestHour === null ? '' : String(wanted.digestHour)}
          onChange={(event) => change({ digestHour: event.target.value === '' ? null : Number(event.target.value) })}
          options={[
            { value: '', label: t('notices.digestOff') },
            ...HOURS.map((hour) => ({
              value: String(hour),
              label: t('notices.digestAt', { hour: hourText(view, hour) }),
            })),
          ]}
        />
      </Section>
      <FormProblem text={proof.refusal} />
      {save.isError && <Failure error={save.error} />}
      {proof.field}
      <div className="actions">
        <button type="submit" className="button" disabled={save.isPending || proof.busy}>
          {save.isPending ? t('state.sending') : t('notices.save')}
        </button>
        {save.isSuccess && <p className="small">{t('notices.saved')}</p>}
      </div>
    </form>
  )
}

function picked({ unwanted, onlyHere, quietFrom, quietTo, digestHour }: Wanted): Wanted {
  return { unwanted, onlyHere, quietFrom, quietTo, digestHour }
}
