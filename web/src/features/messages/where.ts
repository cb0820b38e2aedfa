import type { Answering, SiteAnswering, TopicInfo } from '../../lib/message-types'

/** The location with which a new message on this topic begins: the usual one, where it has people of its own for it. */
export function firstSite(info: TopicInfo | undefined, usual: string | null): string | null {
  return siteOf(info, usual)?.id ?? null
}

/** The chosen location, unless it does not answer this topic (any more). */
export function siteOf(info: TopicInfo | undefined, chosen: string | null): SiteAnswering | undefined {
  return info?.sites.find((site) => site.id === chosen)
}

/** Who will read it; null while a location has to be chosen. */
export function answeringAt(info: TopicInfo, chosen: string | null): Answering | null {
  return siteOf(info, chosen)?.answering ?? info.anywhere
}
