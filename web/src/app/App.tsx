import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { startLive } from '../lib/live'
import { newQueryClient } from '../lib/query'
import { useSessionState } from '../lib/session'
import { newRouter } from './router'
import { SessionKeeper } from './sessionKeeper'

export function App() {
  const [client] = useState(newQueryClient)
  const [router] = useState(newRouter)
  const [keeper] = useState(() => new SessionKeeper(client))
  const signedIn = useSessionState().kind === 'IN'
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => (signedIn ? startLive(client) : undefined), [signedIn, client])
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} context={{ keeper }} />
    </QueryClientProvider>
  )
}
