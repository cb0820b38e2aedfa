import { render, screen } from '@testing-library/react'
import { App } from '../app/App'
import { signInMock } from '../mocks/handlers'

/** The whole app at an address, as somebody: what is tested is what people get. */
export async function openApp(path: string, as: string | null) {
  signInMock(as)
  window.history.replaceState(null, '', path)
  const rendered = render(<App />)
  await screen.findByRole('heading', { level: 1 }, { timeout: 20_000 })
  return rendered
}
