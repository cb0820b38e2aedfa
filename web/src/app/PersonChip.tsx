import { Link } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { useTexts } from '../lib/i18n'
import { useSession } from '../lib/session'
import { Icon } from '../ui/icons'
import { initials } from '../ui/parts'

const Sheet = lazy(() => import('../ui/Sheet').then((module) => ({ default: module.Sheet })))

interface PersonChipProps {
  patient: string | null
  whose: { name: string; proxy: boolean } | null
}

/** Whose record this is, always on screen; for somebody with several records also the way to the others. */
export function PersonChip({ patient, whose }: PersonChipProps) {
  const { t } = useTexts()
  const session = useSession()
  const [open, setOpen] = useState(false)
  const name = whose?.name ?? (patient ? '…' : session.displayName)
  const face = (
    <>
      <span className="avatar" aria-hidden="true">
        {initials(name)}
      </span>
      <span className="who">{name}</span>
    </>
  )
  if (session.side === 'STAFF' || session.patients.length < 2) {
    return (
      <span className="chip">
        <span className="unseen">{t('shell.whose')}</span>
        {face}
      </span>
    )
  }
  return (
    <>
      <button type="button" className="chip" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="unseen">{t('shell.whose')}</span>
        {face}
        <Icon name="down" size={16} />
      </button>
      {open && (
        <Suspense>
          <Sheet title={t('shell.switch')} open onClose={() => setOpen(false)}>
            <ul className="rows card">
              {session.patients.map((other) => (
                <li key={other.id}>
                  <Link
                    className="row-link"
                    to="/p/$patient"
                    params={{ patient: other.id }}
                    aria-current={other.id === patient ? 'true' : undefined}
                    onClick={() => setOpen(false)}
                  >
                    <span className="avatar" aria-hidden="true">
                      {initials(other.name)}
                    </span>
                    <span className="row-main">
                      <span className="strong">{other.name}</span>
                      <span className="small block">
                        {t(other.relation === 'SELF' ? 'shell.own' : 'shell.asProxy')}
                      </span>
                    </span>
                    {other.id === patient && <Icon name="check" />}
                  </Link>
                </li>
              ))}
            </ul>
          </Sheet>
        </Suspense>
      )}
    </>
  )
}
