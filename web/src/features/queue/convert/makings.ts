import type { TextKey } from '../../../lib/i18n'
import type { Role } from '../../../lib/api-types'

export type Making = 'TASK' | 'APPOINTMENT' | 'MEDICINE'

interface Way {
  what: Making
  key: string
  label: TextKey
}

const WAYS: Way[] = [
  { what: 'TASK', key: 't', label: 'convert.task' },
  { what: 'APPOINTMENT', key: 'p', label: 'convert.appointment' },
  { what: 'MEDICINE', key: 'm', label: 'convert.medicine' },
]

/** What somebody of this role may make of a conversation. */
export function makingsOf(role: Role): Way[] {
  const clinical = role === 'NURSE' || role === 'PHYSICIAN'
  return WAYS.filter(({ what }) => clinical || what !== 'MEDICINE')
}

export const madeWording: Record<Making, TextKey> = {
  TASK: 'convert.taskDone',
  APPOINTMENT: 'convert.appointmentDone',
  MEDICINE: 'convert.medicineDone',
}

export const titleWording: Record<Making, TextKey> = {
  TASK: 'convert.task',
  APPOINTMENT: 'convert.appointment',
  MEDICINE: 'convert.medicine',
}
