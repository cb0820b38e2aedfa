import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '../lib/i18n'
import { Sheet } from './Sheet'

interface TypedSheetProps {
  title: string
  /** whether something was typed that is kept nowhere else */ typed: boolean
  onClose: () => void
  children: ReactNode
}

/** A sheet with a form: escape or a tap beside it asks first, if something was typed. */
export function TypedSheet({ title, typed, onClose, children }: TypedSheetProps) {
  const { t } = useTexts()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (!typed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [typed])
  return (
    <Sheet title={title} open onClose={() => (typed ? setAsking(true) : onClose())}>
      {children}
      <Sheet title={t('typed.title')} open={asking} alert onClose={() => setAsking(false)}>
        <p>{t('typed.lead')}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('typed.keep')}
          </button>
          <button type="button" className="button quiet" onClick={onClose}>
            {t('typed.do')}
          </button>
        </div>
      </Sheet>
    </Sheet>
  )
}
