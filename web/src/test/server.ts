import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { handlers } from '../mocks/handlers'

export const server = setupServer(...handlers)

export function problem(status: number, code: string, more: object = {}) {
  return HttpResponse.json(
    { status, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch'

/** From now on, in this test, the server answers so. */
export function serverAnswers(method: Method, path: string, answer: (request: Request) => Response) {
  server.use(http[method](`*${path}`, ({ request }) => answer(request)))
}
