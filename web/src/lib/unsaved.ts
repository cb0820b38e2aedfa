/** Texts that were typed and are not with the server yet: whoever ends a session has them saved first. */
const savers = new Set<() => Promise<void>>()

export function keepSaved(save: () => Promise<void>): () => void {
  savers.add(save)
  return () => savers.delete(save)
}

/** Ends when each text is with the server or has failed to get there; a failure is told where the text was typed. */
export async function saveAll(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
}
