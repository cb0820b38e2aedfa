import { call } from '../../lib/http'
import type { SiteList, SiteWish } from '../../lib/board-types'
import { one } from '../../lib/query'

const SITES = '/api/sites'

export const sitesQuery = one<SiteList>(SITES)

/** @param id of the site, or null for a new one */
export function saveSite(id: string | null, wish: SiteWish): Promise<void> {
  return id === null
    ? call('POST', SITES, { body: wish })
    : call('PUT', `${SITES}/${encodeURIComponent(id)}`, { body: wish })
}

export function closeSite(id: string) {
  return call<undefined>('POST', `${SITES}/${encodeURIComponent(id)}/close`, { body: {} })
}
