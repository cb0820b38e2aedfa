import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupFaces, groupOrder } from '../home/wording'
import type { Group, TimelineRow } from '../../lib/api-types'
import { capital, dayText, monthText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { patientPath, usePatient } from '../../lib/patient'
import { pages } from '../../lib/query'
import { useDateView } from '../../lib/viewer'
import { Choice } from '../../ui/Fields'
import { Icon } from '../../ui/icons'
import { Listing } from '../../ui/Listing'
import { Page } from '../../ui/Page'
import { NameLines, Row, RowLink } from '../../ui/parts'
import { Empty } from '../../ui/states'

/** Everything in one line of time, newest first. */
export function TimelinePage() {
  const { t } = useTexts()
  const patient = usePatient()
  const view = useDateView()
  const [type, setType] = useState<Group | ''>('')
  const rows = useInfiniteQuery(pages<TimelineRow>(patientPath(patient, '/timeline'), { type }))
  const options = [
    { value: '', label: t('timeline.all') },
    ...groupOrder.map((group) => ({ value: group, label: t(groupFaces[group].title) })),
  ]
  return (
    <Page
      title={t('timeline.title')}
      back={{ to: '/p/$patient/record', params: { patient }, label: t('place.record') }}
    >
      <Choice
        label={t('timeline.show')}
        options={options}
        value={type}
        onChange={(event) => setType(event.target.value as Group | '')}
      />
      <Listing
        query={rows}
        keyOf={(row) => `${row.group}-${row.id}`}
        groupOf={(row) => capital(monthText(view, row.when))}
        row={(row) => <TimelineLine row={row} patient={patient} />}
        empty={<Empty icon="timeline" title={t('timeline.empty')} />}
      />
    </Page>
  )
}

function TimelineLine({ row, patient }: { row: TimelineRow; patient: string }) {
  const { t } = useTexts()
  const view = useDateView()
  const face = groupFaces[row.group]
  const inside = (
    <>
      <NameLines name={row.name} />
      <span className="small block">
        <Icon name={face.icon} size={14} /> {t(face.title)} · {dayText(view, row.when)}
        {row.detail && ` · ${row.detail}`}
      </span>
    </>
  )
  const to = row.group === 'vitals' ? '/p/$patient/vitals/$id' : face.item
  return to ? (
    <RowLink to={to} params={{ patient, id: row.id }}>
      {inside}
    </RowLink>
  ) : (
    <Row>{inside}</Row>
  )
}
