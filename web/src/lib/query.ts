import { QueryClient, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Page } from './api-types'
import { Problem, call, withQuery } from './http'

/** Memory only, and briefly: what is off the screen is soon gone from the page too. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: 60_000,
        staleTime: 20_000,
        networkMode: 'always', // offline must say so, not wait behind a skeleton
        refetchOnWindowFocus: true,
        retry: (failures, failure) => failures < 1 && failure instanceof Problem && failure.code === 'server.FAILED',
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

export function one<T>(path: string) {
  return queryOptions({ queryKey: [path], queryFn: ({ signal }) => call<T>('GET', path, { signal }) })
}

type Params = Record<string, string | null | undefined>

/** A list that the server hands out page by page. */
export function pages<T>(path: string, params: Params = {}) {
  return infiniteQueryOptions({
    queryKey: [path, 'pages', params],
    queryFn: ({ pageParam, signal }) =>
      call<Page<T>>('GET', withQuery(path, { ...params, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}
