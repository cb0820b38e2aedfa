import { call } from '../../lib/http'
import type { BoardList, BoardWish } from '../../lib/board-types'
import { one } from '../../lib/query'

const BOARDS = '/api/boards'

export const boardsQuery = one<BoardList>(BOARDS)

/** @param id the board's number, or null for a new one */
export function saveBoard(id: number | null, wish: BoardWish): Promise<void> {
  return id === null ? call('POST', BOARDS, { body: wish }) : call('PUT', `${BOARDS}/${id}`, { body: wish })
}
