import type { Answering, Ask, TopicInfo } from '../lib/message-types'
import { ago } from './words'

const ida = { name: 'Ida Brandt', role: 'NURSE' as const }
export const grace = { name: 'Grace Mbeki', role: 'NURSE' as const }
export const lena = { name: 'Dr. Lena Abara', role: 'PHYSICIAN' as const }
export const tomas = { name: 'Tomás Rey', role: 'FRONT_DESK' as const }
export const mei = { name: 'Mei Sandoval', role: 'BILLING' as const }
const here = { away: false, awayUntil: null, coveredBy: null }

export const nursePool: Answering = {
  pool: 'Nurses of North Street',
  readers: [
    { ...grace, ...here },
    { ...ida, away: true, awayUntil: ago(-9).slice(0, 10), coveredBy: 'Grace Mbeki' },
  ],
  more: 3,
  halfWithinMinutes: 170,
  mostWithinMinutes: 1380,
}
const lenas: Answering = {
  pool: 'Team · Dr. Lena Abara',
  readers: [
    { ...lena, ...here },
    { ...grace, ...here },
  ],
  more: 0,
  halfWithinMinutes: 50,
  mostWithinMinutes: 240,
}
const clinical: Omit<TopicInfo, 'topic'> = {
  anywhere: nursePool,
  sites: [],
  clinicians: [
    { id: 'cl-1', ...lena, ...here, answering: null },
    {
      id: 'cl-3',
      name: 'Dr. Amara Nwosu',
      role: 'PHYSICIAN',
      away: true,
      awayUntil: ago(-4).slice(0, 10),
      coveredBy: 'Dr. Lena Abara',
      answering: null,
    },
  ],
}
const people = (pool: string, reader: typeof tomas | typeof mei): Answering => ({
  pool,
  readers: [{ ...reader, ...here }],
  more: 0,
  halfWithinMinutes: 42,
  mostWithinMinutes: 300,
})
const office = (pool: string, reader: typeof tomas | typeof mei): Omit<TopicInfo, 'topic'> => ({
  anywhere: people(pool, reader),
  sites: [],
  clinicians: [],
})

export const topics: TopicInfo[] = [
  {
    topic: 'MEDICAL',
    ...clinical,
    clinicians: clinical.clinicians.map((one) => (one.id === 'cl-1' ? { ...one, answering: lenas } : one)),
  },
  { topic: 'RESULT', ...clinical },
  { topic: 'MEDICINE', ...clinical, anywhere: { ...nursePool, halfWithinMinutes: 400, mostWithinMinutes: 2880 } },
  {
    topic: 'APPOINTMENT',
    anywhere: null,
    sites: [
      {
        id: 'si-north',
        name: 'North Street',
        place: '4 North Street',
        answering: people('Desk · North Street', tomas),
      },
      {
        id: 'si-river',
        name: 'Riverside',
        place: '',
        answering: { ...people('Desk · Riverside', mei), mostWithinMinutes: 2880 },
      },
    ],
    clinicians: [],
  },
  { topic: 'BILL', ...office('Billing office', mei) },
  { topic: 'REFERRAL', ...office('Front desk', tomas) },
  {
    topic: 'RECORDS',
    ...office('Front desk', tomas),
    anywhere: { ...people('Front desk', tomas), halfWithinMinutes: null, mostWithinMinutes: null },
  },
  { topic: 'TECHNICAL', ...office('Front desk', tomas) },
]

export function poolOf({ topic, siteId, clinicianId }: Ask): string {
  const info = topics.find((one) => one.topic === topic)
  const own = info?.clinicians.find((one) => one.id === clinicianId)?.answering
  return (own ?? info?.sites.find((site) => site.id === siteId)?.answering ?? info?.anywhere)?.pool ?? ''
}
