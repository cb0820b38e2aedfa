import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Name } from '../lib/api-types'
import { useTexts } from '../lib/i18n'
import { clinicalText, nameText } from '../lib/names'
import { Icon, type IconName } from './icons'

export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: 'attention' | 'brand' | 'danger'
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={tone ? `tag ${tone}` : 'tag'}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}

export function NewTag() {
  const { t } = useTexts()
  return <Tag tone="attention">{t('list.new')}</Tag>
}

/** Plain name first, clinical name beneath; a name in another language than the page says so to screen readers. */
export function NameLines({ name, tags }: { name: Name; tags?: ReactNode }) {
  const { t } = useTexts()
  const clinical = clinicalText(name)
  return (
    <span className="names">
      <span className="strong" lang={name.plain ? undefined : (name.sentLang ?? undefined)}>
        {nameText(t, name)} {tags}
      </span>
      {clinical && (
        <span className="small block" lang={name.sentLang ?? undefined}>
          {clinical}
        </span>
      )}
    </span>
  )
}

interface RowLinkProps {
  to: LinkProps['to']
  params?: Record<string, string>
  children: ReactNode
  aside?: ReactNode
}

export function RowLink({ to, params, children, aside }: RowLinkProps) {
  return (
    <Link className="row-link" to={to} params={params as never} data-row="">
      <span className="row-main">{children}</span>
      {aside && <span className="row-aside">{aside}</span>}
      <Icon name="next" size={18} turn />
    </Link>
  )
}

export function Row({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="row-plain">
      <div className="row-main">{children}</div>
      {aside && <div className="row-aside">{aside}</div>}
    </div>
  )
}

/** Facts as term and text; those nobody sent are left out, not shown empty. */
export function Facts({ items }: { items: [term: string, text: ReactNode][] }) {
  const known = items.filter(([, text]) => text !== null && text !== undefined && text !== '')
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const first = words[0]?.charAt(0) ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''
  return (first + last).toUpperCase()
}

export function PrintButton() {
  const { t } = useTexts()
  return (
    <button type="button" className="button quiet no-print" onClick={() => window.print()}>
      <Icon name="print" />
      {t('action.print')}
    </button>
  )
}
