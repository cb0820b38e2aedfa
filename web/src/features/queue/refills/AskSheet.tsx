import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { SendKey } from '../../../lib/drafts'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import { problemText } from '../../../lib/wording'
import { FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { TypedSheet } from '../../../ui/TypedSheet'
import { BodyField } from '../../messages/BodyField'
import type { RefillRequest } from '../entries'
import { SheetForm } from '../SheetForm'
import { type Moves, useRefresh } from '../useMoves'
import { askPatient } from './api'

interface AskSheetProps {
  item: RefillRequest
  moves: Moves
  onClose: () => void
}

/** Asks the patient, and decides nothing. What was typed stays until the server has it, also if it was decided meanwhile. */
export function AskSheet({ item, moves, onClose }: AskSheetProps) {
  const { t } = useTexts()
  const refresh = useRefresh(item.row.id)
  const [words, setWords] = useState('')
  const [empty, setEmpty] = useState(false)
  const [key] = useState(() => new SendKey())
  const asking = useMutation({
    mutationFn: (body: string) => askPatient(item.row, key.for({ body }), body),
    onMutate: () => moves.forget(),
    onSuccess: async () => {
      onClose()
      announce(t('refillDesk.done.ask'))
      await refresh()
    },
    onError: async (failure) => {
      const { code } = asProblem(failure)
      if (code === 'queue.CHANGED') await moves.showAnew()
      if (code === 'refill.DECIDED') await refresh()
    },
  })
  const problem = asking.error && asProblem(asking.error)
  const send = () => {
    const body = words.trim()
    setEmpty(body === '')
    if (body !== '' && !asking.isPending) asking.mutate(body)
  }
  return (
    <TypedSheet title={t('refillDesk.askTitle')} typed={words.trim() !== ''} onClose={onClose}>
      <FormProblem
        text={problem ? (problem.code === 'queue.CHANGED' ? moves.conflict : problemText(t, problem)) : null}
      />
      <p>{t('refillDesk.askLead')}</p>
      <SheetForm submit={t('refillDesk.askSend')} busy={asking.isPending} onSubmit={send}>
        <BodyField
          label={t('refillDesk.askWords')}
          rows={4}
          value={words}
          onChange={setWords}
          error={empty ? t('messages.refused.empty') : null}
        />
      </SheetForm>
    </TypedSheet>
  )
}
