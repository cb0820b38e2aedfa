import type { FormEvent, ReactNode } from 'react'

interface SheetFormProps {
  submit: string
  busy: boolean
  onSubmit: () => void
  children: ReactNode
}

/** A form in a sheet, with one thing to do. */
export function SheetForm({ submit, busy, onSubmit, children }: SheetFormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={send} autoComplete="off">
      {children}
      <div className="actions">
        <button type="submit" className="button" disabled={busy}>
          {submit}
        </button>
      </div>
    </form>
  )
}
