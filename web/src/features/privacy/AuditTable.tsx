import type { AuditRow } from '../../lib/api-types'
import { instantText } from '../../lib/dates'
import { useTexts } from '../../lib/i18n'
import { roleWording } from '../../lib/roles'
import { useDateView } from '../../lib/viewer'
import { Tag } from '../../ui/parts'
import { outcomeWording, principalWording, tieWording } from './wording'

/** Codes as the log holds them: an officer compares them with exports, so they are not put into prose. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  const { t } = useTexts()
  const view = useDateView()
  return (
    <div className="card scroll-x section" tabIndex={0} role="region" aria-label={t('place.audit')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.act')}</th>
            <th scope="col">{t('audit.patient')}</th>
            <th scope="col">{t('audit.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} tabIndex={-1} data-row="">
              <td>{instantText(view, row.at)}</td>
              <td>
                <span className="strong">{row.name || row.login || t(principalWording[row.principal])}</span>
                <span className="small block">
                  {[row.role && t(roleWording[row.role]), row.patientId && t(tieWording[row.relation])]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td>
                <code>{row.act}</code>
                <span className="small block">
                  {row.category}
                  {row.count > 1 && ` × ${row.count}`}
                </span>
              </td>
              <td>
                <span className="small">{row.patientId ?? '–'}</span>
              </td>
              <td>
                <Tag tone={row.outcome === 'ALLOWED' ? undefined : 'danger'}>{t(outcomeWording[row.outcome])}</Tag>
                {row.requestId && <span className="small block">{row.requestId}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
