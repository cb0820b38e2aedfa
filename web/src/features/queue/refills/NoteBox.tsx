import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { asProblem } from '../../../lib/http'
import { useTexts } from '../../../lib/i18n'
import { problemText } from '../../../lib/wording'
import { FormProblem } from '../../../ui/Fields'
import { announce } from '../../../ui/live'
import { BodyField } from '../../messages/BodyField'
import { note } from '../api'
import { useRefresh } from '../useMoves'

/** Notes among colleagues, where there is nothing to reply to. `wish` grows when a key asks to write. */
export function NoteBox({ id, wish, children }: { id: string; wish: number; children: ReactNode }) {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const refresh = useRefresh(id)
  useEffect(() => {
    if (wish > 0) field.current?.focus()
  }, [wish])
  const keeping = useMutation({
    mutationFn: () => note(id, text.trim()),
    onSuccess: async () => {
      setText('')
      announce(t('queue.done.note'))
      await refresh()
    },
  })
  const keep = () => {
    const nothing = text.trim() === ''
    setEmpty(nothing)
    if (!nothing && !keeping.isPending) keeping.mutate()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep()
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    keep()
  }
  return (
    <form className="answer note" onSubmit={submit} autoComplete="off" noValidate>
      <FormProblem text={keeping.isError ? problemText(t, asProblem(keeping.error)) : null} />
      <BodyField
        ref={field}
        label={t('queue.note')}
        placeholder={t('queue.noteHint')}
        rows={2}
        value={text}
        onChange={setText}
        onKeyDown={keyed}
        error={empty ? t('queue.noteEmpty') : null}
      />
      <div className="actions">
        <button type="submit" className="button quiet" disabled={keeping.isPending}>
          {t('queue.noteKeep')} <kbd aria-hidden="true">Ctrl ↵</kbd>
        </button>
      </div>
      {children}
    </form>
  )
}
