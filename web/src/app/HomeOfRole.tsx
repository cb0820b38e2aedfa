import { Navigate } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTexts } from '../lib/i18n'
import { usePatientId } from '../lib/patient'
import type { Role } from '../lib/api-types'
import { useSession } from '../lib/session'
import { Page } from '../ui/Page'
import { Empty, Skeleton } from '../ui/states'

const HomePage = lazy(() => import('../features/home/HomePage').then((module) => ({ default: module.HomePage })))
const ChartPage = lazy(() => import('../features/staff/ChartPage').then((module) => ({ default: module.ChartPage })))

/** The first page of whoever signed in: own home feed, work list, or log. */
export function HomeOfRole() {
  const session = useSession()
  const patient = usePatientId()
  if (patient) {
    return (
      <Suspense fallback={<Skeleton rows={3} tall />}>
        {session.side === 'PATIENT' ? <HomePage /> : <ChartPage />}
      </Suspense>
    )
  }
  const first = session.patients[0]
  if (session.side === 'PATIENT')
    return first ? <Navigate to="/p/$patient" params={{ patient: first.id }} replace /> : <NoRecord />
  return <StaffStart role={session.role} />
}

function NoRecord() {
  const { t } = useTexts()
  return (
    <Page title={t('home.noRecord')}>
      <Empty icon="record" title={t('home.noRecordWhy')}>
        <p>{t('home.noRecordNext')}</p>
      </Empty>
    </Page>
  )
}

function StaffStart({ role }: { role: Role }) {
  switch (role) {
    case 'NURSE':
    case 'PHYSICIAN':
    case 'FRONT_DESK':
    case 'BILLING':
      return <Navigate to="/queue" replace />
    case 'PRIVACY_OFFICER':
      return <Navigate to="/audit" replace />
    case 'ADMINISTRATOR':
      return <Navigate to="/accounts" replace />
    case 'PATIENT':
    case 'PROXY':
      return <Navigate to="/security" replace />
  }
}
