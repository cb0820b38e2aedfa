export function Brand() {
  return (
    <span className="logo">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <path d="M6 5h4v4h4V5h4v4h4V5h4v8l-3 3v12H9V16l-3-3z" fill="currentColor" />
      </svg>
      keepwell
    </span>
  )
}
