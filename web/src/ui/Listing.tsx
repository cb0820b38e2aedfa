import { type UseInfiniteQueryResult, type InfiniteData } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import type { Page } from '../lib/api-types'
import { useTexts } from '../lib/i18n'
import { announce } from './live'
import { Failure, Skeleton } from './states'

interface ListingProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>
  keyOf: (item: T, index: number) => string
  row: (item: T) => ReactNode
  empty: ReactNode
  /** heading an item stands under; items of one group are neighbours already */
  groupOf?: (item: T) => string
}

/** A long list: grouped, counted, and longer only when asked. */
export function Listing<T>({ query, keyOf, row, empty, groupOf }: ListingProps<T>) {
  const { t } = useTexts()
  if (query.isPending) return <Skeleton rows={6} />
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  const total = query.data.pages[0]?.total ?? items.length
  if (items.length === 0) return <>{empty}</>

  const more = async () => {
    const next = await query.fetchNextPage()
    const count = next.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? items.length
    announce(t('list.shown', { shown: count, total }))
  }
  return (
    <>
      {grouped(items, groupOf).map((group) => (
        <Fragment key={group.title}>
          {group.title && <h2 className="group">{group.title}</h2>}
          <ul className="rows card">
            {group.items.map((item, index) => (
              <li key={keyOf(item, index)}>{row(item)}</li>
            ))}
          </ul>
        </Fragment>
      ))}
      <div className="list-end">
        {query.data.pages.length + Number(query.hasNextPage) > 1 && (
          <p className="small">{t('list.shown', { shown: items.length, total })}</p>
        )}
        {query.hasNextPage && (
          <button
            type="button"
            className="button quiet"
            disabled={query.isFetchingNextPage}
            onClick={() => void more()}
          >
            {query.isFetchingNextPage ? t('state.loading') : t('action.showMore')}
          </button>
        )}
        {query.isFetchNextPageError && <Failure error={query.error} retry={() => void more()} />}
      </div>
    </>
  )
}

export function grouped<T>(items: T[], groupOf?: (item: T) => string): { title: string; items: T[] }[] {
  const groups: { title: string; items: T[] }[] = []
  for (const item of items) {
    const title = groupOf?.(item) ?? ''
    const last = groups.at(-1)
    if (last?.title === title) last.items.push(item)
    else groups.push({ title, items: [item] })
  }
  return groups
}
