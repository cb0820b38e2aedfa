import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Problem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { Tag } from '../../ui/parts'
import { Failure, Loaded } from '../../ui/states'
import { addDevice, forgetDevice, forgetDevices, noticesQuery, settingsQuery, testNotice } from './api'
import { type DeviceState, NotAllowed, NotTrusted, lookAtDevice, nameHere, subscribe, unsubscribe } from './thisDevice'
import type { PushView } from './types'
import { deviceWording } from './wording'

/** Notices by the browser that the viewer is looking at; on other devices they are switched on there. */
export function DeviceCard({ push, onlyHere }: { push: PushView; onlyHere: boolean }) {
  const { t, language } = useTexts()
  const state = useQuery({
    queryKey: ['this-device', push, language],
    queryFn: () => lookAtDevice(push, language),
    staleTime: 0, // what the browser allows may have been changed beside us
  })
  return (
    <div className="card pad spaced">
      <Loaded from={state} rows={2}>
        {(here) => (
          <>
            <h3>
              {t('notices.device')} {here === 'ON' && <Tag tone="brand">{t('notices.device.isOn')}</Tag>}
            </h3>
            <p>{t(deviceWording[here])}</p>
            <p className="small">{t('notices.device.count', { count: push.devices.length })}</p>
            <p className="small">{t('notices.device.stays')}</p>
            <Switches push={push} here={here} onlyHere={onlyHere} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Switches({ push, here, onlyHere }: { push: PushView; here: DeviceState; onlyHere: boolean }) {
  const { t, language } = useTexts()
  const client = useQueryClient()
  const keep = (said: string) => (now: PushView) => {
    client.setQueryData(settingsQuery.queryKey, (old) => old && { ...old, push: now })
    announce(said)
  }
  const on = useMutation({
    mutationFn: () => switchOn(push.key, language),
    onSuccess: keep(t('notices.device.switchedOn')),
    onError: () => client.invalidateQueries({ queryKey: ['this-device'] }), // it may be blocked now
  })
  const off = useMutation({ mutationFn: () => switchOff(push), onSuccess: keep(t('notices.device.switchedOff')) })
  const allOff = useMutation({ mutationFn: switchAllOff, onSuccess: keep(t('notices.device.allSwitchedOff')) })
  const test = useMutation({
    mutationFn: () => testNotice('PUSH'),
    onSuccess: async () => {
      announce(t('notices.testSent'))
      await client.invalidateQueries({ queryKey: noticesQuery.queryKey })
    },
  })
  const failure = off.error ?? allOff.error ?? test.error
  const others = push.devices.length > (here === 'ON' ? 1 : 0)
  return (
    <>
      {on.isError && <WhyNot error={on.error} />}
      {failure && <Failure error={failure} />}
      {test.isSuccess && <p className="small">{t('notices.testSent')}</p>}
      <div className="actions">
        {(here === 'OFF' || here === 'ENDED') && !onlyHere && (
          <button type="button" className="button" disabled={on.isPending} onClick={() => on.mutate()}>
            {on.isPending ? t('state.sending') : t('notices.device.on')}
          </button>
        )}
        {push.devices.length > 0 && !onlyHere && (
          <button type="button" className="button quiet" disabled={test.isPending} onClick={() => test.mutate()}>
            {t('notices.test')}
            <span className="unseen"> {t('notices.push')}</span>
          </button>
        )}
        {here === 'ON' && (
          <button type="button" className="button quiet" disabled={off.isPending} onClick={() => off.mutate()}>
            {t('notices.device.off')}
          </button>
        )}
        {others && (
          <button type="button" className="button plain" disabled={allOff.isPending} onClick={() => allOff.mutate()}>
            {t('notices.device.allOff')}
          </button>
        )}
      </div>
    </>
  )
}

function WhyNot({ error }: { error: Error }) {
  const { t } = useTexts()
  if (error instanceof Problem) return <Failure error={error} />
  const why =
    error instanceof NotAllowed
      ? 'notices.device.notAllowed'
      : error instanceof NotTrusted
        ? 'notices.device.noTrust'
        : 'notices.device.noService'
  return (
    <div className="failure" role="alert">
      <span className="mark">
        <Icon name="alert" />
      </span>
      <p>{t(why)}</p>
    </div>
  )
}

/** What the server does not take is not left switched on in the browser. */
async function switchOn(key: string, language: 'en' | 'es'): Promise<PushView> {
  const browser = await subscribe(key, language)
  try {
    return await addDevice(browser)
  } catch (e) {
    await unsubscribe()
    throw e
  }
}

/** The server first: were it out of reach, the page would still say that it is on, which it is. */
async function switchOff(before: PushView): Promise<PushView> {
  const name = await nameHere()
  const now = name ? await forgetDevice(name) : before
  await unsubscribe()
  return now
}

async function switchAllOff(): Promise<PushView> {
  const now = await forgetDevices()
  if ('serviceWorker' in navigator) await unsubscribe()
  return now
}
