import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSeen } from './api'
import type { Group } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { patientPath, usePatient } from '../../lib/patient'
import { pages } from '../../lib/query'
import type { IconName } from '../../ui/icons'
import { Listing } from '../../ui/Listing'
import { Page } from '../../ui/Page'
import { Empty } from '../../ui/states'

interface RecordListProps<T> {
  group: Group
  icon: IconName
  params?: Record<string, string>
  above?: ReactNode
  row: (item: T) => ReactNode
  groupOf?: (item: T) => string
  empty: string
  emptyWhy?: string
}

/** The page of one kind of record entry: same place, same way, for all of them. */
export function RecordList<T extends { id: string }>({
  group,
  icon,
  params,
  above,
  row,
  groupOf,
  empty,
  emptyWhy,
}: RecordListProps<T>) {
  const { t } = useTexts()
  const patient = usePatient()
  const list = useInfiniteQuery(pages<T>(patientPath(patient, `/${group}`), params))
  useSeen(patient, group, list.isSuccess)
  const visits = group === 'visits'
  return (
    <Page
      title={t(`group.${group}`)}
      back={visits ? undefined : { to: '/p/$patient/record', params: { patient }, label: t('place.record') }}
    >
      {above}
      <Listing
        query={list}
        keyOf={(item) => item.id}
        row={row}
        groupOf={groupOf}
        empty={
          <Empty icon={icon} title={empty}>
            {emptyWhy && <p>{emptyWhy}</p>}
          </Empty>
        }
      />
    </Page>
  )
}
