import type { Hit } from '../../lib/api-types'
import { useTexts } from '../../lib/i18n'
import { useSession } from '../../lib/session'
import { Section } from '../../ui/Page'
import { Row, RowLink, Tag } from '../../ui/parts'
import { Empty } from '../../ui/states'

export function Hits({ hits, refine }: { hits: Hit[]; refine: boolean }) {
  const { t } = useTexts()
  if (hits.length === 0) {
    return (
      <Empty icon="search" title={t('search.none')}>
        <p>{t('search.noneWhy')}</p>
      </Empty>
    )
  }
  return (
    <Section title={t('search.found', { count: hits.length })}>
      {refine && <p className="lead">{t('search.refine')}</p>}
      <ul className="rows card">
        {hits.map((hit) => (
          <li key={hit.patientId}>
            <HitLine hit={hit} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A hit is a link only for those who may go on: desk staff to the desk page, a care team to the chart. */
function HitLine({ hit }: { hit: Hit }) {
  const { t } = useTexts()
  const { role } = useSession()
  const desk = role === 'FRONT_DESK' || role === 'ADMINISTRATOR'
  const inside = (
    <>
      <span className="strong">{hit.name}</span>
      {hit.birthYear !== null && <span className="small block">{t('person.born', { year: hit.birthYear })}</span>}
    </>
  )
  if (desk) {
    return (
      <RowLink to="/desk/$patient" params={{ patient: hit.patientId }}>
        {inside}
      </RowLink>
    )
  }
  if (!hit.mayOpen) return <Row aside={<span className="small">{t('search.notYours')}</span>}>{inside}</Row>
  return (
    <RowLink
      to="/p/$patient"
      params={{ patient: hit.patientId }}
      aside={hit.relation === 'CARE_TEAM' && <Tag tone="brand">{t('accesses.why.careTeam')}</Tag>}
    >
      {inside}
    </RowLink>
  )
}
