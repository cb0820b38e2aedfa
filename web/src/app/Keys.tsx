import { useEffect, useState } from 'react'
import { useTexts } from '../lib/i18n'
import { usePageKeys } from '../lib/pageKeys'
import { Sheet } from '../ui/Sheet'

/** Keys for people who work through lists all day: j and k move, enter opens, ? tells; a page adds its own. */
export function Keys() {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const own = usePageKeys()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isAsked()) return
      if (event.key === '?') setOpen(true)
      if (event.key === 'j') moveRow(1)
      if (event.key === 'k') moveRow(-1)
      const found = own.find((one) => one.key === event.key)
      if (!found) return
      event.preventDefault() // else the letter would land in the field that the key opens
      found.run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [own])
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
          {own.map((one) => (
            <KeyLine key={one.key} label={t(one.label)} keys={[one.key]} />
          ))}
          {own.length > 0 && <KeyLine label={t('keys.send')} keys={['Ctrl', '↵']} />}
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('keys.tell')}</dd>
        </dl>
      </Sheet>
    </>
  )
}

function KeyLine({ keys, label }: { keys: string[]; label: string }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{label}</dd>
    </>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
}

/** While a dialog asks something, a letter must not do anything behind it. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

function moveRow(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const focused = rows.findIndex((row) => row === document.activeElement)
  const at = focused === -1 ? rows.findIndex((row) => row.getAttribute('aria-current')) : focused
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
  rows[next]?.focus()
}
