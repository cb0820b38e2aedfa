import { type ReactNode, useEffect, useRef } from 'react'
import { setLanguage, useTexts } from '../lib/i18n'
import { arrivedByLink } from '../lib/navigation'
import { Brand } from './Brand'

/** A page outside the record: one column, and the language at hand before anybody is known. */
export function GatePage({ title, step, children }: { title: string; step?: string; children: ReactNode }) {
  const { t, language } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    document.title = 'Keepwell'
    if (arrivedByLink() || !first.current) heading.current?.focus({ preventScroll: true })
    first.current = false
  }, [title])
  const other = language === 'en' ? 'es' : 'en'
  return (
    <main className="gate" id="content" tabIndex={-1}>
      <div className="inner">
        <div className="gate-top">
          <Brand />
          <button type="button" className="button plain" lang={other} onClick={() => void setLanguage(other)}>
            {t('language.other')}
          </button>
        </div>
        {step && <p className="step">{step}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  )
}
