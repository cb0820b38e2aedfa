import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { arrivedByLink } from '../lib/navigation'
import { Icon } from './icons'

interface PageProps {
  title: string
  /** small line above the title */
  over?: ReactNode
  /** line under the title */
  lead?: ReactNode
  back?: { to: LinkProps['to']; params?: Record<string, string>; label: string }
  wide?: boolean
  children: ReactNode
}

/** One page: takes focus to its heading when the viewer came by a link, as a full page load would. */
export function Page({ title, over, lead, back, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = 'Keepwell' // never the page's own title: browser history is not for health
    if (arrivedByLink()) heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className={wide ? 'page wide' : 'page'}>
      {back && (
        <Link className="back" to={back.to} params={back.params as never}>
          <Icon name="back" turn />
          {back.label}
        </Link>
      )}
      {over && <p className="over">{over}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
