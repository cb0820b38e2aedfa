interface MoveButtonProps {
  label: string
  hotkey: string
  busy?: boolean
  onPress: () => unknown
}

export function MoveButton({ label, hotkey, busy, onPress }: MoveButtonProps) {
  const press = () => {
    const work = onPress()
    // A refusal is shown beside the item by useMoves.
    if (work instanceof Promise) work.catch(() => undefined)
  }
  return (
    <button type="button" className="button plain" aria-keyshortcuts={hotkey} disabled={busy} onClick={press}>
      {label} <kbd aria-hidden="true">{hotkey}</kbd>
    </button>
  )
}
