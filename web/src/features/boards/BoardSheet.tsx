import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../lib/http'
import { useTexts } from '../../lib/i18n'
import type { BoardList, BoardWish, KeptBoard } from '../../lib/board-types'
import type { Topic } from '../../lib/message-types'
import { roleWording } from '../../lib/roles'
import { problemText } from '../../lib/wording'
import { Choice, Field, FormProblem } from '../../ui/Fields'
import { announce } from '../../ui/live'
import { Sheet } from '../../ui/Sheet'
import { CLINICAL_TOPICS, topicFaces } from '../messages/wording'
import { boardsQuery, saveBoard } from './api'
import { fits } from './fits'
import { Ticks } from './Ticks'
import { WhoseBoard } from './WhoseBoard'

const NEW: BoardWish = {
  name: '',
  kind: 'FIRST_LINE',
  topics: [],
  dueMinutes: 1440,
  siteId: null,
  clinicianId: null,
  people: [],
}

const TOPICS = Object.keys(topicFaces) as Topic[]

/** Times within which an item is due, in minutes. */
const DUE = [60, 240, 480, 1440, 2880, 4320, 10080]

export function BoardSheet({
  board,
  staff,
  sites,
  onClose,
}: {
  board: KeptBoard | null
  staff: BoardList['staff']
  sites: BoardList['sites']
  onClose: () => void
}) {
  const { t } = useTexts()
  const client = useQueryClient()
  const [wish, setWish] = useState<BoardWish>(() => {
    if (!board) return NEW
    const { name, kind, topics, dueMinutes, siteId, clinicianId, people } = board
    return { name, kind, topics, dueMinutes, siteId, clinicianId, people }
  })
  const saving = useMutation({
    mutationFn: () => saveBoard(board?.id ?? null, wish),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: boardsQuery.queryKey })
      announce(t('boards.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  // somebody who is on it and may not be any more is shown, so that they can be taken off
  const offered = staff.filter(({ id, role }) => fits(wish, role) || wish.people.includes(id))
  const times = DUE.includes(wish.dueMinutes) ? DUE : [wish.dueMinutes, ...DUE]
  return (
    <Sheet title={t(board ? 'boards.edit' : 'boards.new')} open onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        <FormProblem text={saving.isError ? problemText(t, asProblem(saving.error)) : null} />
        <Field
          label={t('boards.name')}
          required
          maxLength={60}
          value={wish.name}
          onChange={(event) => setWish({ ...wish, name: event.target.value })}
        />
        {wish.clinicianId === null && (
          <Choice
            label={t('boards.kind')}
            value={wish.kind}
            onChange={(event) => setWish({ ...wish, kind: event.target.value as BoardWish['kind'], topics: [] })}
            options={[
              { value: 'FIRST_LINE', label: t('boards.firstLine') },
              { value: 'PHYSICIANS', label: t('boards.physicians') },
            ]}
          />
        )}
        {(board ? board.clinicianId !== null : wish.kind === 'FIRST_LINE') && (
          <WhoseBoard board={board} wish={wish} staff={staff} onChange={setWish} />
        )}
        {sites.length > 0 && wish.clinicianId === null && (
          <Choice
            label={t('boards.site')}
            hint={t('boards.siteHint')}
            value={wish.siteId ?? ''}
            onChange={(event) => setWish({ ...wish, siteId: event.target.value || null })}
            options={[
              { value: '', label: t('boards.allSites') },
              ...sites.map((site) => ({ value: site.id, label: site.name })),
            ]}
          />
        )}
        {wish.kind === 'FIRST_LINE' && (
          <Ticks
            legend={t('boards.topics')}
            options={(wish.clinicianId === null ? TOPICS : CLINICAL_TOPICS).map((topic) => ({
              value: topic,
              label: t(topicFaces[topic].name),
            }))}
            ticked={wish.topics}
            onChange={(next) => setWish({ ...wish, topics: TOPICS.filter((topic) => next.includes(topic)) })}
          />
        )}
        <Choice
          label={t('boards.due')}
          value={String(wish.dueMinutes)}
          onChange={(event) => setWish({ ...wish, dueMinutes: Number(event.target.value) })}
          options={times.map((minutes) => ({
            value: String(minutes),
            label:
              minutes < 1440 ? t('boards.hours', { count: minutes / 60 }) : t('boards.days', { count: minutes / 1440 }),
          }))}
        />
        <Ticks
          legend={t('boards.people')}
          options={offered.map((person) => ({
            value: person.id,
            label: `${person.name}, ${t(roleWording[person.role])}`,
          }))}
          ticked={wish.people}
          onChange={(people) => setWish({ ...wish, people })}
        />
        <div className="actions">
          <button type="submit" className="button" disabled={saving.isPending}>
            {saving.isPending ? t('state.sending') : t('boards.save')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
