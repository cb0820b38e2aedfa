import { HttpResponse, http } from 'msw'
import { knownFiles, receive } from './messages'
import type { Letter, LetterDraft } from '../lib/letter-types'
import type { Waiting } from '../lib/message-types'

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

type DraftBody = Omit<LetterDraft, 'files' | 'savedAt'> & { files: string[] }

function waitingFrom(sendAt: string, { topic, subject, body, files, oneWay, behalfOf }: Letter): Waiting {
  const written = { id: `letter-${next++}`, author: me, behalfOf, onBehalfOf: null, sendAt, topic, subject, body }
  return {
    ...written,
    files: files.length,
    attached: knownFiles(files),
    close: false,
    oneWay,
    heldBecause: null,
  }
}

export const letterHandlers = [
  http.post('*/api/patients/:patient/letters', () => HttpResponse.json({ id: 'q-2' }, { status: 201 })),
  http.get('*/api/patients/:patient/letters/draft', () =>
    HttpResponse.json({ draft: letterDraft, colleagues: [{ id: 'cl-1', name: 'Dr. Lena Abara', role: 'PHYSICIAN' }] }),
  ),
  http.get('*/api/patients/:patient/letters/later', () => HttpResponse.json({ items: waitingLetters })),
  http.post<never, { sendAt: string; letter: Letter }>('*/api/patients/:patient/letters/later', async ({ request }) => {
    const { sendAt, letter } = await request.json()
    waitingLetters = [...waitingLetters, waitingFrom(sendAt, letter)]
    return done()
  }),
  http.put<{ later: string }, { sendAt: string; letter: Letter }>(
    '*/api/patients/:patient/letters/later/:later',
    async ({ request, params }) => {
      const { sendAt, letter } = await request.json()
      waitingLetters = [...waitingLetters.filter((one) => one.id !== params.later), waitingFrom(sendAt, letter)]
      return done()
    },
  ),
  http.post('*/api/patients/:patient/letters/files', ({ request }) => receive(request)),
  http.delete('*/api/patients/:patient/letters/files/:file', done),
  http.delete('*/api/patients/:patient/letters/later/:later', ({ params }) => {
    waitingLetters = waitingLetters.filter((one) => one.id !== params.later)
    return done()
  }),
  http.put<never, DraftBody>('*/api/patients/:patient/letters/draft', async ({ request }) => {
    const draft = await request.json()
    letterDraft = { ...draft, files: knownFiles(draft.files), savedAt: new Date().toISOString() }
    return done()
  }),
  http.delete('*/api/patients/:patient/letters/draft', () => {
    letterDraft = null
    return done()
  }),
]
