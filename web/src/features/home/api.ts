import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Group, Home } from '../../lib/api-types'
import { asProblem, call, serverNow } from '../../lib/http'
import { patientPath } from '../../lib/patient'
import { one } from '../../lib/query'
import { useSession } from '../../lib/session'

export function homeQuery(patient: string, all = false) {
  return one<Home>(patientPath(patient, all ? '/home?all=true' : '/home'))
}

function seen(patient: string, group: Group, upTo: Date) {
  return call<undefined>('POST', patientPath(patient, '/home/seen'), {
    body: { group, upTo: upTo.toISOString() },
    background: true,
  })
}

/**
 * Tells the server that the viewer has opened a group, so that it stops being new. Only once the list is really on the
 * screen, and only what was there by then: something that arrives a second later stays new.
 */
export function useSeen(patient: string, group: Group, shown: boolean) {
  const session = useSession()
  const client = useQueryClient()
  const own = session.side === 'PATIENT'
  useEffect(() => {
    if (!shown || !own) return
    seen(patient, group, serverNow()).then(
      () => void client.invalidateQueries({ queryKey: homeQuery(patient).queryKey, refetchType: 'none' }),
      (failure: unknown) => console.warn('This group stays marked as new.', asProblem(failure).code),
    )
  }, [shown, own, patient, group, client])
}
