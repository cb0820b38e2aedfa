import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { save } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { Thread } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { announce } from '../../ui/live'
import { PrintButton } from '../../ui/parts'
import { Sheet } from '../../ui/Sheet'
import { Failure } from '../../ui/states'
import { hideFrom, messagesPath, putAway, threadQuery } from './api'
import { HideChoice } from './HideChoice'
import { plainText } from './plainText'

/** A name without a word of health: it stays on the device after signing out. */
const FILE_NAME = 'keepwell.txt'

export function ThreadActions({ thread, patient }: { thread: Thread; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const client = useQueryClient()
  const [hiding, setHiding] = useState(false)
  const away = useMutation({
    mutationFn: () => putAway(patient, thread.id, !thread.away),
    onSuccess: async () => {
      announce(t(thread.away ? 'thread.nowBack' : 'thread.nowAway'))
      await client.invalidateQueries({ queryKey: threadQuery(patient, thread.id).queryKey })
      await client.invalidateQueries({ queryKey: [messagesPath(patient)] })
    },
  })
  const keep = () => {
    save(new Blob([plainText(t, view, thread)], { type: 'text/plain' }), FILE_NAME)
    announce(t('thread.downloaded'))
  }
  return (
    <div className="actions thread-actions">
      <button type="button" className="button quiet" disabled={away.isPending} onClick={() => away.mutate()}>
        {t(thread.away ? 'thread.bringBack' : 'thread.putAway')}
      </button>
      {thread.proxies.length > 0 && !thread.onlyPatient && (
        <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => setHiding(true)}>
          <Icon name="eye" />
          {t('thread.hide')}
        </button>
      )}
      <PrintButton />
      <button type="button" className="button quiet" onClick={keep}>
        <Icon name="save" />
        {t('thread.download')}
      </button>
      {away.isError && <Failure error={away.error} />}
      {hiding && <HideSheet thread={thread} patient={patient} onClose={() => setHiding(false)} />}
    </div>
  )
}

function HideSheet({ thread, patient, onClose }: { thread: Thread; patient: string; onClose: () => void }) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [hidden, setHidden] = useState(thread.proxies.filter((one) => one.hidden).map((one) => one.accountId))
  const saving = useMutation({
    mutationFn: () => hideFrom(patient, thread.id, hidden),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: threadQuery(patient, thread.id).queryKey })
      void client.invalidateQueries({ queryKey: [messagesPath(patient)] })
      announce(t('thread.hideSaved'))
      onClose()
    },
  })
  return (
    <Sheet title={t('thread.hide')} open onClose={onClose}>
      <HideChoice proxies={thread.proxies} hidden={hidden} onChange={setHidden} />
      {saving.isError && <Failure error={saving.error} />}
      <div className="actions">
        <button type="button" className="button" disabled={saving.isPending} onClick={() => saving.mutate()}>
          {t('thread.hideSave')}
        </button>
        <button type="button" className="button plain" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </Sheet>
  )
}
