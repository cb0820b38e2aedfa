import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SeveralSent } from '../../../lib/several-types'

const KEY = ['sent to several']

/** What was sent to several and may still be undone, wherever its writer goes. It goes with the session, as all that is cached. */
export function useSentBatch(): [SeveralSent | null, (sent: SeveralSent | null) => void] {
  const client = useQueryClient()
  const { data } = useQuery<SeveralSent | null>({
    queryKey: KEY,
    queryFn: () => client.getQueryData<SeveralSent | null>(KEY) ?? null,
    initialData: null,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return [data, (sent) => client.setQueryData(KEY, sent)]
}
