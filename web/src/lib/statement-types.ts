// What a patient says of their medicines, and the written protocols; as the server describes them.

export type StatementKind = 'NO_LONGER_TAKES' | 'ALSO_TAKES'
export type StatementState = 'TOLD' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN'

// GET /api/patients/{p}/statements -> {items: StatementLine[]}   the newest first
export interface StatementLine {
  id: string
  kind: StatementKind
  /** of the list */ medicine: string | null
  state: StatementState
  name: string
  dose: string | null
  often: string | null
  /** a date */ since: string | null
  why: string | null
  toldAt: string
  you: boolean
  answeredAt: string | null
  /** from the care team */ words: string | null
}
// POST /api/patients/{p}/statements {sendKey, statements} -> 201; 409 statement.ALREADY_TOLD; 422 statement.…
export interface Told {
  kind: StatementKind
  medicine: string | null
  name: string | null
  dose: string | null
  often: string | null
  since: string | null
  why: string | null
}
// POST /api/patients/{p}/statements/{id}/withdraw 204   409 statement.ANSWERED

// An item of kind STATEMENT in the queue
export interface StatementItem {
  id: string
  kind: StatementKind
  state: StatementState
  name: string
  dose: string | null
  often: string | null
  since: string | null
  why: string | null
  toldAt: string
  toldBy: string
  words: string | null
}
// POST /api/queue/{id}/statements {version, answers} -> {row}
export interface StatementAnswer {
  id: string
  accepted: boolean
  words: string | null
}

// GET /api/protocols -> {items: ProtocolView[]}; POST /api/protocols/{id}/sign {hash}, …/withdraw {} 204
export interface ProtocolView {
  id: string
  name: string
  who: ('NURSE' | 'PHYSICIAN')[]
  /** ingredients */ medicines: string[]
  maxDays: number
  maxRefills: number
  conditions: string[]
  source: string
  hash: string
  signed: { by: string; at: string } | null
  /** another text of it was signed */ earlier: boolean
}
