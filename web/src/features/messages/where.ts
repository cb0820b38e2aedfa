import type { Answering, ClinicianOption, SiteAnswering, TopicInfo } from '../../lib/message-types'

/** The location with which a new message on this topic begins: the usual one, where it has people of its own for it. */
export function firstSite(info: TopicInfo | undefined, usual: string | null): string | null {
  return siteOf(info, usual)?.id ?? null
}

/** The chosen location, unless it does not answer this topic (any more). */
export function siteOf(info: TopicInfo | undefined, chosen: string | null): SiteAnswering | undefined {
  return info?.sites.find((site) => site.id === chosen)
}

/** Whom it is meant for, unless they can no longer be chosen. */
export function clinicianOf(info: TopicInfo, chosen: string | null): ClinicianOption | undefined {
  return info.clinicians.find((one) => one.id === chosen)
}

/** Who will read it: the clinician's own people, whatever the location, else those of the location; null while one has to be chosen. */
export function answeringAt(info: TopicInfo, site: string | null, clinician: string | null): Answering | null {
  return clinicianOf(info, clinician)?.answering ?? siteOf(info, site)?.answering ?? info.anywhere
}
