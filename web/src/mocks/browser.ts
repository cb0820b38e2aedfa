import { getResponse } from 'msw'
import { handlers } from './handlers'
import { MockUpload, SilentEventSource } from './transport'

/** Answers /api inside the page: no service worker, so nothing of the mock can outlive it. Only built in mode "mock". */
export function startMocks() {
  Object.assign(window, { XMLHttpRequest: MockUpload, EventSource: SilentEventSource })
  const real = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(input, window.location.href), init)
    if (!new URL(request.url).pathname.startsWith('/api/')) return real(request)
    await new Promise((done) => setTimeout(done, 120))
    return (
      (await getResponse(handlers, request)) ??
      Response.json({ code: 'not.FOUND' }, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })
    )
  }
}
