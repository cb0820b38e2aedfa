import { useState } from 'react'
import { useTexts } from '../lib/i18n'
import { Icon } from './icons'
import { announce } from './live'

/** Says "copied" only when the browser did copy; where it refuses, says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTexts()
  const [state, setState] = useState<'READY' | 'COPIED' | 'REFUSED'>('READY')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('COPIED')
      announce(t('action.copied'))
    } catch {
      setState('REFUSED') // shown below: the viewer can still mark the text and copy it by hand
    }
  }
  return (
    <span>
      <button type="button" className="button quiet no-print" onClick={() => void copy()}>
        <Icon name={state === 'COPIED' ? 'check' : 'copy'} />
        {state === 'COPIED' ? t('action.copied') : label}
      </button>
      {state === 'REFUSED' && (
        <span className="small block" role="alert">
          {t('action.copyRefused')}
        </span>
      )}
    </span>
  )
}
