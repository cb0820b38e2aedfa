import { serverNow } from './http'
import type { DateView } from './dates'
import { useTexts } from './i18n'
import { useMinute } from './minute'
import { useSession } from './session'

/** Dates for whoever is signed in; pass a zone for what belongs to a place, as visits do. */
export function useDateView(zone?: string): DateView {
  const { language } = useTexts()
  const session = useSession()
  useMinute()
  return { language, zone: zone ?? session.zone, now: serverNow() }
}
