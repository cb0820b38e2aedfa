import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { Board, Item, ItemAnswer } from '../../lib/message-types'
import { useReadOnceSeen } from '../../lib/reading'
import { useDateView } from '../../lib/viewer'
import { Icon } from '../../ui/icons'
import { Tag } from '../../ui/parts'
import { Failure, Loaded } from '../../ui/states'
import { topicFaces } from '../messages/wording'
import { itemPath, itemQuery } from './api'
import { ContextPane } from './ContextPane'
import { TaskWork } from './convert/TaskWork'
import { isMessage, isRefill, isStatement, isTask, withEntries } from './entries'
import { ItemSheet, type SheetKind } from './ItemSheets'
import { MessageWork } from './MessageWork'
import { RefillWork } from './refills/RefillWork'
import { StatementWork } from './refills/StatementWork'
import { ageOf, dueText } from './sentences'
import { useHere } from './useHere'
import { useMoves } from './useMoves'
import { oneWording } from './wording'

interface ItemPaneProps {
  id: string
  board: string
  boards: Board[]
  onDone: (done: string) => void
}

export function ItemPane(props: ItemPaneProps) {
  const { t } = useTexts()
  const client = useQueryClient()
  const item = useQuery(itemQuery(props.id))
  const newest = item.data?.entries.findLast((entry) => entry.entry === 'MESSAGE')?.id
  useReadOnceSeen<ItemAnswer>(itemPath(props.id), newest, (fresh) => {
    client.setQueryData(itemQuery(props.id).queryKey, withEntries(fresh))
  })
  return (
    <div className="queue-item">
      <Link className="back queue-back" to="/queue/$board" params={{ board: props.board }}>
        <Icon name="back" turn />
        {t('queue.back')}
      </Link>
      <Loaded from={item} rows={3} tall>
        {(data) => <Opened {...props} item={data} />}
      </Loaded>
    </div>
  )
}

function Opened({ item, board, boards, onDone }: ItemPaneProps & { item: Item }) {
  const [sheet, setSheet] = useState<SheetKind | null>(null)
  const moves = useMoves(item, boards, onDone)
  const work = { moves, onSheet: setSheet, onDone }
  return (
    <>
      <div className="item-main">
        <ItemHead item={item} />
        {!sheet && moves.conflict && (
          <div className="failure" role="alert">
            <span className="mark">
              <Icon name="alert" />
            </span>
            <p>{moves.conflict}</p>
          </div>
        )}
        {!sheet && moves.failure && <Failure error={moves.failure} />}
        {isMessage(item) && <MessageWork item={item} {...work} />}
        {isRefill(item) && <RefillWork item={item} {...work} />}
        {isStatement(item) && <StatementWork item={item} {...work} />}
        {isTask(item) && <TaskWork item={item} board={board} {...work} />}
      </div>
      <ContextPane item={item} />
      {sheet && (
        <ItemSheet kind={sheet} item={item} boards={item.boards} moves={moves} onClose={() => setSheet(null)} />
      )}
    </>
  )
}

function ItemHead({ item }: { item: Item }) {
  const { t } = useTexts()
  const view = useDateView()
  const { row, thread, refill } = item
  const meant = thread?.clinician
  const heading = useRef<HTMLHeadingElement>(null)
  const here = useHere(row.id, item.here)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="item-head">
      <div className="chips tight">
        <Tag tone="brand">{t(oneWording[row.kind] ?? topicFaces[row.topic].name)}</Tag>
        <span className={`due-tag ${ageOf(view, row)}`}>{dueText(t, view, row)}</span>
        {row.flagged && <Tag tone="danger">{t('queue.flagged')}</Tag>}
        {row.escalated && <Tag tone="attention">{t('queue.escalated')}</Tag>}
        {meant?.you && <Tag tone="brand">{t('queue.meantYou')}</Tag>}
        {thread?.oneWay && <Tag>{t('messages.notice')}</Tag>}
        {refill?.early && <Tag tone="attention">{t('refillDesk.early')}</Tag>}
        {refill?.controlled && <Tag tone="danger">{t('refillDesk.controlled')}</Tag>}
        {refill?.fromPharmacy && <Tag>{t('refillDesk.fromPharmacy')}</Tag>}
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {refill ? refill.medicine.name : row.title}
      </h2>
      <p className="small">
        {row.assignee
          ? row.assignee.you
            ? t('queue.assignedYou')
            : t('queue.assignedTo', { name: row.assignee.name })
          : t('queue.assignedNobody', { board: row.board.name })}
        {meant && !meant.you && ` · ${t(meant.here ? 'thread.for' : 'thread.forLeft', { who: meant.name })}`}
      </p>
      {here.length > 0 && (
        <p className="here" role="status">
          <Icon name="eye" size={16} /> {t('queue.here', { count: here.length, names: here.join(', ') })}
        </p>
      )}
    </div>
  )
}
