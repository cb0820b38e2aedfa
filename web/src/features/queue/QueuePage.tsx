import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useBoards } from '../../lib/counts'
import { useTexts } from '../../lib/i18n'
import { useSession } from '../../lib/session'
import { announce } from '../../ui/live'
import { type QueueFilter, queueQuery } from './api'
import { ItemPane } from './ItemPane'
import { QueueList } from './QueueList'
import { Batch } from './refills/Batch'
import { Several } from './several/Several'
import { useSentBatch } from './several/sentBatch'
import { nextAfter } from './sentences'
import { useWhenDue } from './useWhenDue'

/** Three panes: what waits, one item, and its patient in short. On a phone one pane at a time. */
export function QueuePage() {
  const { t } = useTexts()
  const { role } = useSession()
  const navigate = useNavigate()
  const { board = 'mine', item = null } = useParams({ strict: false })
  const [filter, setFilter] = useState<QueueFilter>({ state: 'OPEN', topic: '', kind: '' })
  const [ticked, setTicked] = useState<string[]>([])
  const [forSeveral, setForSeveral] = useState<string[] | null>(null)
  const [, setSent] = useSentBatch()
  const boards = useBoards(role)
  const refills = role === 'NURSE' || role === 'PHYSICIAN'
  const together = refills && filter.kind === 'REFILL' && filter.state === 'OPEN'
  const list = useInfiniteQuery(queueQuery(board, filter))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  useWhenDue(rows)
  const there = (ids: string[]) => ids.filter((id) => rows.some((row) => row.id === id))
  const title = boards?.boards.find((one) => String(one.id) === board)?.name ?? t('place.queue')
  useEffect(() => {
    document.title = 'Keepwell'
  }, [])

  /** The next item is always one key away: when one is done, the next is on the screen. */
  const goOn = (id: string, done: string) => {
    const next = nextAfter(rows, id)
    announce(next ? `${done} ${t('queue.nextIs', { title: next.title })}` : `${done} ${t('queue.nextNone')}`)
    void navigate(
      next
        ? { to: '/queue/$board/$item', params: { board, item: next.id } }
        : { to: '/queue/$board', params: { board } },
    )
  }
  return (
    <div className={item ? 'queue with-item' : 'queue'}>
      <QueueList
        title={title}
        board={board}
        boards={boards}
        item={item}
        list={list}
        rows={rows}
        filter={filter}
        onFilter={(next) => {
          setFilter(next)
          setTicked([])
          setForSeveral(null)
        }}
        refills={refills}
        tools={
          <>
            {together ? (
              <Batch rows={rows} ticked={there(ticked)} onTick={setTicked} />
            ) : (
              <Several rows={rows} ticked={forSeveral && there(forSeveral)} onTick={setForSeveral} onSent={setSent} />
            )}
          </>
        }
        ticked={together ? there(ticked) : forSeveral && there(forSeveral)}
        onTick={together ? setTicked : setForSeveral}
      />
      {item ? (
        <ItemPane
          key={item}
          id={item}
          board={board}
          boards={boards?.boards ?? []}
          onDone={(done) => goOn(item, done)}
        />
      ) : (
        <p className="queue-none small">{t(rows.length > 0 ? 'queue.choose' : 'queue.nothing')}</p>
      )}
    </div>
  )
}
