import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conversion } from '../../../lib/conversion-types'
import { SendKey } from '../../../lib/drafts'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import type { CloseReason, MessageItem } from '../../../lib/message-types'
import { problemText } from '../../../lib/wording'
import { Choice, FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { Sheet } from '../../../ui/Sheet'
import { Loaded } from '../../../ui/states'
import { useRefresh } from '../useMoves'
import { reasonWording, reasonsOf } from '../wording'
import { choicesQuery, convert } from './api'
import { AppointmentForm } from './AppointmentForm'
import { type Making, madeWording, titleWording } from './makings'
import { MedicineForm } from './MedicineForm'
import { TaskForm } from './TaskForm'

interface ConvertSheetProps {
  what: Making
  item: MessageItem
  onChanged: () => Promise<void>
  onDone: (done: string) => void
  onClose: () => void
}

type Facts = { [One in Conversion as One['what']]: Omit<One, 'close'> }[Conversion['what']]

/** One form; what was typed stays in it until the server has made it. */
export function ConvertSheet({ what, item, onChanged, onDone, onClose }: ConvertSheetProps) {
  const { t } = useTexts()
  const choices = useQuery(choicesQuery(item.row.id))
  const refresh = useRefresh(item.row.id)
  const [close, setClose] = useState<CloseReason | ''>('')
  const [key] = useState(() => new SendKey())
  const making = useMutation({
    mutationFn: (facts: Facts) => {
      const wanted = { ...facts, close: close || null }
      return convert(item.row, key.for(wanted), wanted)
    },
    onSuccess: async () => {
      const said = t(madeWording[what])
      // first, so that what is made of it next names the version it has now
      await refresh()
      onClose()
      if (close) onDone(said)
      else announce(said)
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await onChanged()
    },
  })
  const ending = item.row.state !== 'DONE' && (
    <Choice
      label={t('convert.close')}
      value={close}
      onChange={(event) => setClose(event.target.value as CloseReason | '')}
      options={[
        { value: '', label: t('convert.closeNot') },
        ...reasonsOf.MESSAGE.map((reason) => ({ value: reason, label: t(reasonWording[reason]) })),
      ]}
    />
  )
  const form = { ending, busy: making.isPending, onMake: (facts: Facts) => making.mutate(facts) }
  return (
    <Sheet title={t(titleWording[what])} open onClose={onClose}>
      <FormProblem text={making.isError ? problemText(t, asProblem(making.error)) : null} />
      <Loaded from={choices} rows={2}>
        {(data) =>
          what === 'TASK' ? (
            <TaskForm boards={data.boards} {...form} />
          ) : what === 'APPOINTMENT' ? (
            <AppointmentForm schedulers={data.schedulers} {...form} />
          ) : (
            <MedicineForm medicines={data.medicines ?? []} {...form} />
          )
        }
      </Loaded>
    </Sheet>
  )
}

export interface FormProps {
  ending: React.ReactNode
  busy: boolean
  onMake: (facts: Facts) => void
}
