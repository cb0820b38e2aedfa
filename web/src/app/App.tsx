import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { newQueryClient } from '../lib/query'
import { newRouter } from './router'
import { SessionKeeper } from './sessionKeeper'

export function App() {
  const [client] = useState(newQueryClient)
  const [router] = useState(newRouter)
  const [keeper] = useState(() => new SessionKeeper(client))
  useEffect(() => keeper.start(), [keeper])
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} context={{ keeper }} />
    </QueryClientProvider>
  )
}
