import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { plainDay } from '../../../lib/dates'
import { asProblem, call } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import { type PageKey, useOwnKeys } from '../../../lib/pageKeys'
import type { StatementAnswer, StatementItem } from '../../../lib/statement-types'
import { useDateView } from '../../../lib/viewer'
import { problemText } from '../../../lib/wording'
import { Choice, Field, FormProblem } from '../../../ui/Fields'
import { statementKinds, statementStates } from '../../refills/statementWording'
import { type Moved, itemPath } from '../api'
import { Entries } from '../Entries'
import type { StatementBatch } from '../entries'
import type { WorkProps } from '../MessageWork'
import { MoveButton } from '../MoveButton'
import { useRefresh } from '../useMoves'
import { NoteBox } from './NoteBox'

interface Typed {
  verdict: '' | 'YES' | 'NO'
  words: string
}

/** What the patient says, answered one by one. The record itself is changed in the EHR, not here. */
export function StatementWork({ item, moves, onSheet, onDone }: WorkProps<StatementBatch>) {
  const { t } = useTexts()
  const { row, statements } = item
  const refresh = useRefresh(row.id)
  const [typed, setTyped] = useState<Record<string, Typed>>({})
  const [tried, setTried] = useState(false)
  const [noteWish, setNoteWish] = useState(0)
  const waiting = statements.filter((one) => one.state === 'TOLD')
  const open = waiting.length > 0
  const keys = useMemo<PageKey[]>(
    () => [
      { key: 'n', label: 'queue.key.note', run: () => setNoteWish((before) => before + 1) },
      ...(open
        ? [
            { key: 'h', label: 'queue.handOver', run: () => onSheet('HAND_OVER') } as const,
            { key: 'e', label: 'queue.escalate', run: () => onSheet('ESCALATE') } as const,
            { key: 's', label: 'queue.snooze', run: () => onSheet('SNOOZE') } as const,
          ]
        : []),
    ],
    [open, onSheet],
  )
  useOwnKeys(keys)
  const of = (one: StatementItem): Typed => typed[one.id] ?? { verdict: '', words: '' }
  const sending = useMutation({
    mutationFn: (answers: StatementAnswer[]) =>
      call<Moved>('POST', itemPath(row.id, '/statements'), { body: { version: row.version, answers } }),
    onMutate: () => moves.forget(),
    onSuccess: async () => {
      onDone(t('statementDesk.done'))
      await refresh()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await moves.showAnew()
    },
  })
  const faultOf = (one: StatementItem) => {
    const { verdict, words } = of(one)
    if (verdict === '') return t('statementDesk.choose')
    return verdict === 'NO' && words.trim() === '' ? t('statement.refused.sayWhy') : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (waiting.some((one) => faultOf(one) !== null) || sending.isPending) return
    sending.mutate(
      waiting.map((one) => ({
        id: one.id,
        accepted: of(one).verdict === 'YES',
        words: of(one).words.trim() || null,
      })),
    )
  }
  const problem = sending.error && asProblem(sending.error)
  const wrong = tried && waiting.some((one) => faultOf(one) !== null)
  return (
    <>
      <form onSubmit={submit} autoComplete="off" noValidate aria-labelledby="statements">
        <h3 id="statements">{t('statementDesk.title')}</h3>
        <p className="small">{t('statementDesk.lead')}</p>
        <FormProblem
          text={
            wrong ? t('compose.check') : problem && problem.code !== 'queue.CHANGED' ? problemText(t, problem) : null
          }
        />
        <ul className="rows card">
          {statements.map((one) => (
            <li key={one.id} className="pad">
              <Said one={one} />
              {one.state === 'TOLD' ? (
                <>
                  <Choice
                    label={t('statementDesk.answerTo', { name: one.name })}
                    value={of(one).verdict}
                    error={tried && of(one).verdict === '' ? t('statementDesk.choose') : null}
                    onChange={(event) =>
                      setTyped({ ...typed, [one.id]: { ...of(one), verdict: event.target.value as Typed['verdict'] } })
                    }
                    options={[
                      { value: '', label: t('desk.choose') },
                      { value: 'YES', label: t('statementDesk.accept') },
                      { value: 'NO', label: t('statementDesk.decline') },
                    ]}
                  />
                  <Field
                    label={t('refillDesk.words')}
                    hint={t('refillDesk.wordsHint')}
                    maxLength={500}
                    value={of(one).words}
                    error={tried && of(one).verdict === 'NO' ? faultOf(one) : null}
                    onChange={(event) => setTyped({ ...typed, [one.id]: { ...of(one), words: event.target.value } })}
                  />
                </>
              ) : (
                <p className="state-line">
                  {t(statementStates[one.state])}
                  {one.words && `: ${one.words}`}
                </p>
              )}
            </li>
          ))}
        </ul>
        {open && (
          <div className="actions">
            <button type="submit" className="button" disabled={sending.isPending}>
              {t('statementDesk.send')}
            </button>
          </div>
        )}
      </form>
      <Entries id={row.id} entries={item.entries} />
      <NoteBox id={row.id} wish={noteWish}>
        <div className="item-moves">
          {open && (
            <>
              <MoveButton label={t('queue.handOver')} hotkey="h" onPress={() => onSheet('HAND_OVER')} />
              <MoveButton label={t('queue.escalate')} hotkey="e" onPress={() => onSheet('ESCALATE')} />
              <MoveButton label={t('queue.snooze')} hotkey="s" onPress={() => onSheet('SNOOZE')} />
            </>
          )}
        </div>
      </NoteBox>
    </>
  )
}

function Said({ one }: { one: StatementItem }) {
  const { t } = useTexts()
  const view = useDateView()
  const facts = [one.dose, one.often, one.since && t('medicines.since', { day: plainDay(view, one.since) })]
  return (
    <>
      <p className="strong">{t(statementKinds[one.kind], { name: one.name })}</p>
      {facts.some(Boolean) && <p>{facts.filter(Boolean).join(' · ')}</p>}
      {one.why && <p className="said">{one.why}</p>}
      <p className="small">{t('statementDesk.toldBy', { name: one.toldBy })}</p>
    </>
  )
}
