import { useEffect, useState } from 'react'
import { useTexts } from '../lib/i18n'
import { Sheet } from '../ui/Sheet'

/** Keys for people who work through lists all day: j and k move, enter opens, ? tells. */
export function Keys() {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') setOpen(true)
      if (event.key === 'j') moveRow(1)
      if (event.key === 'k') moveRow(-1)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <button type="button" className="button plain keys-hint" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <kbd>?</kbd> {t('keys.hint')}
      </button>
      <Sheet title={t('keys.title')} open={open} onClose={() => setOpen(false)}>
        <dl className="keys">
          <dt>
            <kbd>j</kbd> <kbd>k</kbd>
          </dt>
          <dd>{t('keys.move')}</dd>
          <dt>
            <kbd>↵</kbd>
          </dt>
          <dd>{t('keys.open')}</dd>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('keys.tell')}</dd>
        </dl>
      </Sheet>
    </>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
}

function moveRow(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
  rows[next]?.focus()
}
