let wanted: string | null = null

/** A link opened before signing in. Kept in memory only, and only while nobody has been signed in on this page. */
export function wantBackTo(path: string) {
  wanted = path
}

export function takeWanted(): string {
  const path = wanted ?? '/'
  wanted = null
  return path
}
