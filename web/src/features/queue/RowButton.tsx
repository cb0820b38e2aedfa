import type { ReactNode } from 'react'

export function RowButton({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="row-link row-button" onClick={onPress}>
      <span className="row-main">{children}</span>
    </button>
  )
}
