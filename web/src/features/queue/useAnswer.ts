import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { instantText } from '../../lib/dates'
import { SendKey } from '../../lib/drafts'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { MessageItem, Waiting } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import type { Answering } from './answer'
import { answer, answerLater, changeLater, move, takeBack } from './api'
import { type Moves, useRefresh } from './useMoves'

/** How it leaves; kept until it has, so that a second try does what the first was to do. */
export interface Way {
  close: boolean
  /** the last message that the writer saw */ seen: number
  /** null: now */ sendAt: string | null
}

interface UseAnswer {
  item: MessageItem
  written: Answering
  /** as it leaves */ body: string
  /** what it takes the place of */ changing: Waiting | null
  moves: Moves
  /** it was taken back to be sent now: from here on it is a new text */ onTakenBack: () => void
  onSent: () => Promise<void>
  onDone: (done: string) => void
}

export function useAnswer({ item, written, body, changing, moves, onTakenBack, onSent, onDone }: UseAnswer) {
  const { t } = useTexts()
  const view = useDateView()
  const [key] = useState(() => new SendKey())
  const { row } = item
  const refresh = useRefresh(row.id)
  return useMutation({
    mutationFn: async ({ close, seen, sendAt }: Way) => {
      const files = written.files.map((file) => file.id)
      // Whoever answers has taken it on; claiming first also finds out that somebody else has. What is done is nobody's to claim.
      if (!row.assignee && row.state !== 'DONE') await move(row, { verb: 'claim' })
      const content = { body, files, close, behalfOf: written.behalfOf }
      const said = { sendKey: key.for({ ...content, sendAt }), seenSeq: seen, ...content }
      if (sendAt && changing) return changeLater(row.id, changing.id, sendAt, said)
      if (sendAt) return answerLater(row.id, sendAt, said)
      if (changing) {
        await takeBack(row.id, changing.id)
        onTakenBack()
      }
      return answer(row.id, said)
    },
    onSuccess: async (_, { close, sendAt }) => {
      await onSent()
      onDone(
        sendAt
          ? t('later.done', { when: instantText(view, sendAt) })
          : t(close ? 'queue.done.sentClosed' : 'queue.done.sent'),
      )
      await refresh()
    },
    onError: async (failure) => {
      const { code, status } = asProblem(failure)
      if (code === 'queue.CHANGED') await moves.showAnew()
      else if (status >= 400) await refresh() // what it was to take the place of may be gone; what came is to be read
    },
  })
}
