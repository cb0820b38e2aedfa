import { HttpResponse, http } from 'msw'
import type { Item } from '../lib/message-types'
import type { StatementAnswer } from '../lib/statement-types'
import { soon } from './refillCards'

/** What a patient says of their medicines; beside the first of the requests, of the same patient. */
export function statementItem([first]: Item[]): Item {
  if (!first) throw new Error('no items')
  return {
    ...first,
    row: { ...first.row, id: 'st-1', kind: 'STATEMENT', title: 'Lisinopril 10 mg tablet, ibuprofen' },
    refill: null,
    statements: [
      {
        id: 'sa-1',
        kind: 'NO_LONGER_TAKES',
        state: 'TOLD',
        name: 'Lisinopril 10 mg tablet',
        dose: null,
        often: null,
        since: '2026-10-01',
        why: 'It made me cough',
        toldAt: soon(-300),
        toldBy: first.context.name,
        words: null,
      },
      {
        id: 'sa-2',
        kind: 'ALSO_TAKES',
        state: 'TOLD',
        name: 'Ibuprofen',
        dose: 'one',
        often: 'when my knee hurts',
        since: null,
        why: null,
        toldAt: soon(-300),
        toldBy: first.context.name,
        words: null,
      },
    ],
  }
}

/** @param item it is another one after a test */
export const statementHandlers = (item: () => Item) => [
  http.post<never, { answers: StatementAnswer[] }>('*/api/queue/st-1/statements', async ({ request }) => {
    const told = item()
    for (const { id, accepted, words } of (await request.json()).answers)
      told.statements =
        told.statements?.map((one) =>
          one.id === id ? { ...one, state: accepted ? 'ACCEPTED' : 'DECLINED', words } : one,
        ) ?? null
    told.row = { ...told.row, state: 'DONE', version: told.row.version + 1 }
    return HttpResponse.json({ row: told.row })
  }),
]
