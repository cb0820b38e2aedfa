import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { BoardList, KeptBoard } from '../../lib/message-types'
import { Page } from '../../ui/Page'
import { Row, Tag } from '../../ui/parts'
import { Loaded } from '../../ui/states'
import { topicFaces } from '../messages/wording'
import { boardsQuery } from './api'
import { BoardSheet } from './BoardSheet'

/** Which groups of staff there are, what comes to them, and who is on them. */
export function BoardsPage() {
  const { t } = useTexts()
  const boards = useQuery(boardsQuery)
  const [editing, setEditing] = useState<KeptBoard | 'NEW' | null>(null)
  return (
    <Page title={t('place.boards')} lead={t('boards.lead')}>
      <Loaded from={boards} rows={4}>
        {(data) => (
          <>
            <div className="actions">
              <button type="button" className="button" aria-haspopup="dialog" onClick={() => setEditing('NEW')}>
                {t('boards.new')}
              </button>
            </div>
            <ul className="rows card spaced">
              {data.boards.map((board) => (
                <li key={board.id}>
                  <BoardLine board={board} staff={data.staff} onEdit={() => setEditing(board)} />
                </li>
              ))}
            </ul>
            {editing && (
              <BoardSheet
                board={editing === 'NEW' ? null : editing}
                staff={data.staff}
                onClose={() => setEditing(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function BoardLine({ board, staff, onEdit }: { board: KeptBoard; staff: BoardList['staff']; onEdit: () => void }) {
  const { t } = useTexts()
  const names = staff.filter((person) => board.people.includes(person.id)).map((person) => person.name)
  const topics = board.topics.map((topic) => t(topicFaces[topic].name))
  return (
    <Row
      aside={
        <button
          type="button"
          className="button quiet"
          aria-label={t('boards.editOf', { name: board.name })}
          onClick={onEdit}
        >
          {t('boards.edit')}
        </button>
      }
    >
      <p className="strong">
        {board.name} {names.length === 0 && <Tag tone="attention">{t('boards.nobody')}</Tag>}
      </p>
      <p className="small">{board.kind === 'PHYSICIANS' ? t('boards.physicians') : topics.join(', ')}</p>
      {names.length > 0 && <p className="small">{names.join(', ')}</p>}
    </Row>
  )
}
