import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { instantText } from '../../lib/dates'
import { boardsQuery } from '../../lib/counts'
import { asProblem } from '../../lib/http'
import { type Texts, useTexts } from '../../lib/i18n'
import type { Board, Item } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { announce } from '../../ui/live'
import { type Move, QUEUE, itemQuery, move } from './api'
import { changedBy } from './sentences'

/** After these it may be on a board that the viewer does not hear of, and then it is not there for them any more. */
const GIVES_AWAY: Move['verb'][] = ['assign', 'escalate']

/** After these the item is no longer the viewer's to do, so the next one opens. */
const LEAVES: Move['verb'][] = ['assign', 'escalate', 'snooze', 'close']

function useRefreshLists() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: [QUEUE] }),
      client.invalidateQueries({ queryKey: boardsQuery.queryKey }),
    ])
}

export function useRefresh(id: string) {
  const client = useQueryClient()
  const refreshLists = useRefreshLists()
  return async () => {
    void refreshLists()
    await client.invalidateQueries({ queryKey: itemQuery(id).queryKey })
    return client.getQueryData(itemQuery(id).queryKey)
  }
}

/** What moves an item; somebody else's change is told and shown, and nothing that was typed is lost by it. */
export function useMoves(item: Item, boards: Board[], onDone: (done: string) => void) {
  const { t } = useTexts()
  const view = useDateView()
  const refresh = useRefresh(item.row.id)
  const refreshLists = useRefreshLists()
  const [conflict, setConflict] = useState<string | null>(null)

  const showAnew = async () => {
    const fresh = await refresh()
    const name = fresh ? changedBy(item, fresh) : null
    const said = name ? t('queue.changedBy', { name }) : t('queue.refused.changed')
    setConflict(said)
    announce(said)
  }
  const moving = useMutation({
    mutationFn: (wanted: Move) => move(item.row, wanted),
    onMutate: () => setConflict(null),
    onSuccess: async (_, wanted) => {
      const when = wanted.verb === 'snooze' ? instantText(view, wanted.until) : ''
      const said = doneText(t, wanted, toName(item, boards, wanted), when)
      if (LEAVES.includes(wanted.verb)) onDone(said)
      else announce(said)
      if (GIVES_AWAY.includes(wanted.verb)) await refreshLists()
      else await refresh()
    },
    onError: async (failure) => {
      if (asProblem(failure).code === 'queue.CHANGED') await showAnew()
    },
  })
  const failure = moving.error && asProblem(moving.error).code !== 'queue.CHANGED' ? moving.error : null
  return {
    run: moving.mutateAsync,
    busy: moving.isPending,
    failure,
    conflict,
    showAnew,
    forget: () => setConflict(null),
  }
}

export type Moves = ReturnType<typeof useMoves>

function toName(item: Item, boards: Board[], wanted: Move): string {
  if (wanted.verb === 'escalate') return item.people.find((one) => one.id === wanted.to)?.name ?? ''
  if (wanted.verb !== 'assign') return ''
  return (
    item.people.find((one) => one.id === wanted.to)?.name ?? boards.find((one) => one.id === wanted.board)?.name ?? ''
  )
}

function doneText(t: Texts, wanted: Move, to: string, when: string): string {
  switch (wanted.verb) {
    case 'claim':
      return t('queue.done.claim')
    case 'release':
      return t('queue.done.release')
    case 'assign':
      return t('queue.done.assign', { to })
    case 'escalate':
      return t('queue.done.escalate', { to })
    case 'snooze':
      return t('queue.done.snooze', { when })
    case 'close':
      return t('queue.done.close')
    case 'reopen':
      return t('queue.done.reopen')
  }
}
