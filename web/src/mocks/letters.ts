import { HttpResponse, http } from 'msw'
import type { Letter, LetterDraft, Waiting } from '../lib/message-types'

const done = () => new HttpResponse(null, { status: 204 })
const me = { name: 'Ida Brandt', role: 'NURSE' as const, you: true }

let next = 1
let letterDraft: LetterDraft | null = null
let waitingLetters: Waiting[] = []

/** For tests: as on the first day. */
export function resetLetters() {
  letterDraft = null
  waitingLetters = []
}

export const letterDraftAtServer = () => letterDraft
export const lettersThatWait = () => waitingLetters

export function keepLetterDraft(draft: LetterDraft) {
  letterDraft = draft
}

export const letterHandlers = [
  http.post('*/api/patients/:patient/letters', () => HttpResponse.json({ id: 'q-2' }, { status: 201 })),
  http.get('*/api/patients/:patient/letters/draft', () =>
    HttpResponse.json({ draft: letterDraft, colleagues: [{ id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN' }] }),
  ),
  http.get('*/api/patients/:patient/letters/later', () => HttpResponse.json({ items: waitingLetters })),
  http.post<never, { sendAt: string; letter: Letter }>('*/api/patients/:patient/letters/later', async ({ request }) => {
    const { sendAt, letter } = await request.json()
    const { subject, body, oneWay, behalfOf } = letter
    const written = { id: `letter-${next++}`, author: me, behalfOf, onBehalfOf: null, sendAt, subject, body, oneWay }
    waitingLetters = [...waitingLetters, { ...written, files: 0, close: false, heldBecause: null }]
    return done()
  }),
  http.delete('*/api/patients/:patient/letters/later/:later', ({ params }) => {
    waitingLetters = waitingLetters.filter((one) => one.id !== params.later)
    return done()
  }),
  http.put<never, LetterDraft>('*/api/patients/:patient/letters/draft', async ({ request }) => {
    letterDraft = { ...(await request.json()), savedAt: new Date().toISOString() }
    return done()
  }),
  http.delete('*/api/patients/:patient/letters/draft', () => {
    letterDraft = null
    return done()
  }),
]
