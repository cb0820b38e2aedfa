let wanted: string | null = null

/** A link opened before signing in. Kept in memory only, and only while nobody has been signed in on this page. */
export function wantBackTo(path: string) {
  // the gate is still on screen while the sign-in page loads, and would ask to come back to that
  if (path !== '/sign-in' && !path.startsWith('/activate')) wanted = path
}

export function takeWanted(): string {
  const path = wanted ?? '/'
  wanted = null
  return path
}
