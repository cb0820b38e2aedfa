import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { shownCount, waitingText } from '../../lib/counts'
import { useTexts } from '../../lib/i18n'
import type { Boards, ItemKind, QueueRow, QueueState } from '../../lib/message-types'
import { useDateView } from '../../lib/viewer'
import { Choice } from '../../ui/Fields'
import { Tag } from '../../ui/parts'
import { Empty, Failure, Skeleton } from '../../ui/states'
import { ALL_TOPICS, OFFICE_TOPICS, topicFaces } from '../messages/wording'
import type { QueueFilter } from './api'
import { ageOf, dueText } from './sentences'
import { kindWording, oneWording, stateWording } from './wording'

interface QueueListProps {
  title: string
  board: string
  boards: Boards | undefined
  item: string | null
  list: Pick<
    UseInfiniteQueryResult,
    | 'isPending'
    | 'data'
    | 'error'
    | 'refetch'
    | 'hasNextPage'
    | 'isFetchingNextPage'
    | 'isFetchNextPageError'
    | 'fetchNextPage'
  >
  rows: QueueRow[]
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
  /** whether the viewer has to do with refills */ refills: boolean
  /** what can be done with several at once */ tools: ReactNode
  /** chosen for that; null where that is not offered */ ticked: string[] | null
  onTick: (ticked: string[]) => void
}

const STATES: QueueState[] = ['OPEN', 'SNOOZED', 'DONE']
const KINDS: ItemKind[] = ['MESSAGE', 'REFILL', 'STATEMENT', 'TASK', 'APPOINTMENT']
const OFFICE_KINDS: ItemKind[] = ['MESSAGE', 'TASK', 'APPOINTMENT']

export function QueueList(props: QueueListProps) {
  const { t } = useTexts()
  const { title, board, boards, item, list, rows, filter, onFilter, refills, tools, ticked, onTick } = props
  const count = board === 'mine' ? boards?.mine : boards?.boards.find((one) => String(one.id) === board)?.count
  // Whoever has nothing to do with requests for medicines may not read about health: those topics would always be empty.
  const topics = refills ? ALL_TOPICS : OFFICE_TOPICS
  return (
    <section className="queue-list" aria-label={t('queue.list')}>
      <div className="queue-head">
        <h1>{title}</h1>
        {count && (
          <p className="small">
            {[waitingText(t, 'queue.open', count.open), count.late > 0 && waitingText(t, 'queue.late', count.late)]
              .filter(Boolean)
              .join(', ')}
          </p>
        )}
      </div>
      <div className="queue-body">
        <BoardChoice board={board} boards={boards} />
        {boards?.me.awayUntil && (
          <p className="away-note">
            {t('queue.youAreAway')} <Link to="/away">{t('queue.changeAway')}</Link>
          </p>
        )}
        <div className="queue-filters">
          <Choice
            label={t('queue.state')}
            options={STATES.map((state) => ({ value: state, label: t(stateWording[state]) }))}
            value={filter.state}
            onChange={(event) => onFilter({ ...filter, state: event.target.value as QueueState })}
          />
          <Choice
            label={t('queue.kind')}
            options={[
              { value: '', label: t('queue.kind.all') },
              ...(refills ? KINDS : OFFICE_KINDS).map((kind) => ({ value: kind, label: t(kindWording[kind]) })),
            ]}
            value={filter.kind}
            onChange={(event) => onFilter({ ...filter, topic: '', kind: event.target.value as QueueFilter['kind'] })}
          />
          {(filter.kind === '' || filter.kind === 'MESSAGE' || filter.kind === 'TASK') && (
            <Choice
              label={t('queue.topic')}
              options={[
                { value: '', label: t('queue.topicAll') },
                ...topics.map((topic) => ({ value: topic, label: t(topicFaces[topic].name) })),
              ]}
              value={filter.topic}
              onChange={(event) => onFilter({ ...filter, topic: event.target.value as QueueFilter['topic'] })}
            />
          )}
        </div>
        {tools}
        {list.isPending && <Skeleton rows={5} />}
        {!list.isPending && !list.data && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data !== undefined && rows.length === 0 && !list.hasNextPage && (
          <Empty icon="check" title={t(filter.state === 'OPEN' ? 'queue.empty' : 'queue.emptyFilter')}>
            <p>{t(board === 'mine' ? 'queue.emptyMine' : 'queue.emptyBoard')}</p>
          </Empty>
        )}
        <ul className="queue-rows">
          {rows.map((row) => (
            <li key={row.id} className={ticked ? 'with-tick' : undefined}>
              {ticked && <RowTick row={row} ticked={ticked} onTick={onTick} />}
              <QueueLine row={row} board={board} here={row.id === item} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="actions">
            <button
              type="button"
              className="button quiet"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t(list.isFetchingNextPage ? 'state.loading' : 'action.showMore')}
            </button>
          </div>
        )}
        {list.isFetchNextPageError && <Failure error={list.error} />}
      </div>
    </section>
  )
}

/** Beside the rail on a desk there is no need for it; a phone has no rail. */
function BoardChoice({ board, boards }: { board: string; boards: Boards | undefined }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  if (!boards) return null
  return (
    <div className="board-choice">
      <Choice
        label={t('queue.board')}
        value={board}
        onChange={(event) => void navigate({ to: '/queue/$board', params: { board: event.target.value } })}
        options={[
          { value: 'mine', label: `${t('place.queue')} (${shownCount(boards.mine.open)})` },
          ...boards.boards.map((one) => ({
            value: String(one.id),
            label: `${one.name} (${shownCount(one.count.open)})`,
          })),
        ]}
      />
    </div>
  )
}

function QueueLine({ row, board, here }: { row: QueueRow; board: string; here: boolean }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <Link
      className={here ? 'queue-line on' : 'queue-line'}
      to="/queue/$board/$item"
      params={{ board, item: row.id }}
      activeProps={{}}
      aria-current={here ? 'true' : undefined}
      data-row=""
    >
      <span className="line-top">
        <span className="strong">{t(oneWording[row.kind] ?? topicFaces[row.topic].name)}</span>
        <span className={`due ${ageOf(view, row)}`}>{dueText(t, view, row)}</span>
      </span>
      <span className="queue-title">{row.title}</span>
      <span className="small block">
        {[
          row.patient.name,
          row.assignee ? (row.assignee.you ? t('queue.yours') : row.assignee.name) : t('queue.nobodys'),
          row.answered && t('queue.answered'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {(row.flagged || row.escalated || row.meantFor) && (
        <span className="chips tight">
          {row.meantFor && (
            <Tag tone={row.meantFor.you ? 'brand' : undefined}>
              {row.meantFor.you ? t('queue.meantYou') : t('queue.meantFor', { name: row.meantFor.name })}
            </Tag>
          )}
          {row.flagged && <Tag tone="danger">{t('queue.flagged')}</Tag>}
          {row.escalated && <Tag tone="attention">{t('queue.escalated')}</Tag>}
        </span>
      )}
    </Link>
  )
}

function RowTick({ row, ticked, onTick }: { row: QueueRow; ticked: string[]; onTick: (ticked: string[]) => void }) {
  const { t } = useTexts()
  return (
    <label className="row-tick">
      <input
        type="checkbox"
        checked={ticked.includes(row.id)}
        aria-label={t('refillDesk.tick', { title: row.title, name: row.patient.name })}
        onChange={(event) => onTick(event.target.checked ? [...ticked, row.id] : ticked.filter((id) => id !== row.id))}
      />
    </label>
  )
}
