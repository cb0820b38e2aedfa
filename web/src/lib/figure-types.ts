// How the boards do, as the server describes it; nobody's name.
// GET /api/queue/figures -> Figures
export interface Figures {
  days: number
  boards: BoardFigures[]
}
export interface BoardFigures {
  id: number
  name: string
  came: number
  answered: number
  halfWithinMinutes: number | null
  mostWithinMinutes: number | null
  openNow: number
  lateNow: number
}
