import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../lib/i18n'
import type { KeptSite } from '../../lib/board-types'
import { Page } from '../../ui/Page'
import { Row } from '../../ui/parts'
import { Empty, Loaded } from '../../ui/states'
import { sitesQuery } from './api'
import { CloseSheet } from './CloseSheet'
import { SiteSheet } from './SiteSheet'

/** Where the organisation sees people; boards answer for one of them or for all. */
export function SitesPage() {
  const { t } = useTexts()
  const sites = useQuery(sitesQuery)
  const [editing, setEditing] = useState<KeptSite | 'NEW' | null>(null)
  const [closing, setClosing] = useState<KeptSite | null>(null)
  return (
    <Page title={t('place.sites')} lead={t('sites.lead')} back={{ to: '/boards', label: t('place.boards') }}>
      <Loaded from={sites} rows={3}>
        {(data) => (
          <>
            <div className="actions">
              <button type="button" className="button" aria-haspopup="dialog" onClick={() => setEditing('NEW')}>
                {t('sites.new')}
              </button>
            </div>
            {data.sites.length === 0 ? (
              <Empty icon="home" title={t('sites.none')}>
                <p>{t('sites.noneWhy')}</p>
              </Empty>
            ) : (
              <ul className="rows card spaced">
                {data.sites.map((site) => (
                  <li key={site.id}>
                    <SiteLine site={site} onEdit={() => setEditing(site)} onClose={() => setClosing(site)} />
                  </li>
                ))}
              </ul>
            )}
            {editing && <SiteSheet site={editing === 'NEW' ? null : editing} onClose={() => setEditing(null)} />}
            {closing && <CloseSheet site={closing} onClose={() => setClosing(null)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function SiteLine({ site, onEdit, onClose }: { site: KeptSite; onEdit: () => void; onClose: () => void }) {
  const { t } = useTexts()
  const { name } = site
  return (
    <Row
      aside={
        <>
          <button type="button" className="button quiet" aria-label={t('boards.editOf', { name })} onClick={onEdit}>
            {t('boards.edit')}
          </button>
          <button type="button" className="button quiet" aria-label={t('sites.closeOf', { name })} onClick={onClose}>
            {t('sites.close')}
          </button>
        </>
      }
    >
      <p className="strong">{name}</p>
      <p className="small">{site.place || t('sites.noPlace')}</p>
    </Row>
  )
}
