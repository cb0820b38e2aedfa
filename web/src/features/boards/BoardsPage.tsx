import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { BoardList, KeptBoard } from '../../lib/board-types'
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
              <Link to="/sites" className="button quiet">
                {t('place.sites')}
              </Link>
            </div>
            <ul className="rows card spaced">
              {data.boards.map((board) => (
                <li key={board.id}>
                  <BoardLine board={board} data={data} onEdit={() => setEditing(board)} />
                </li>
              ))}
            </ul>
            {editing && (
              <BoardSheet
                board={editing === 'NEW' ? null : editing}
                staff={data.staff}
                sites={data.sites}
                onClose={() => setEditing(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function BoardLine({ board, data, onEdit }: { board: KeptBoard; data: BoardList; onEdit: () => void }) {
  const { t } = useTexts()
  const { staff, sites } = data
  const site = sites.find((one) => one.id === board.siteId)
  const whose = site?.name ?? board.clinicianName
  const name = whose ? t('boards.nameAt', { name: board.name, site: whose }) : board.name
  const names = staff.filter((person) => board.people.includes(person.id)).map((person) => person.name)
  const topics = board.topics.map((topic) => t(topicFaces[topic].name))
  return (
    <Row
      aside={
        <button type="button" className="button quiet" aria-label={t('boards.editOf', { name })} onClick={onEdit}>
          {t('boards.edit')}
        </button>
      }
    >
      <p className="strong">
        {name} {names.length === 0 && <Tag tone="attention">{t('boards.nobody')}</Tag>}
      </p>
      <p className="small">{board.kind === 'PHYSICIANS' ? t('boards.physicians') : topics.join(', ')}</p>
      {names.length > 0 && <p className="small">{names.join(', ')}</p>}
    </Row>
  )
}
