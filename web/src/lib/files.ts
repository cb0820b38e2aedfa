import { useEffect, useRef, useState } from 'react'
import { Problem, asProblem, call, upload } from './http'
import type { FileInfo } from './message-types'

export const MOST_FILES = 5
export const MOST_BYTES = 25 * 1024 * 1024

/** One file of a message that is being written. */
export interface FileRow {
  key: string
  name: string
  bytes: number
  /** what was chosen in this page; null for a file of an earlier draft */ file: File | null
  state: 'SENDING' | 'READY' | 'REFUSED'
  /** from 0 to 1 */ part: number
  info: FileInfo | null
  problem: Problem | null
}

const rowOf = (info: FileInfo): FileRow => ({
  key: info.id,
  name: info.name,
  bytes: info.bytes,
  file: null,
  state: 'READY',
  part: 1,
  info,
  problem: null,
})

/** Files go to the server one by one as soon as they are chosen; the message then only names them. */
export function useFiles(path: string, atFirst: FileInfo[], onReady: (files: FileInfo[]) => void) {
  const [rows, setRows] = useState(() => atFirst.map(rowOf))
  // A file is ready long after it was chosen: what is told of it then is what the page looks like by then.
  const tell = useRef(onReady)
  useEffect(() => {
    tell.current = onReady
  })
  const stops = useRef(new Map<string, AbortController>())
  const count = useRef(0)
  const latest = useRef(rows)

  const change = (next: FileRow[]) => {
    const before = latest.current.flatMap((row) => row.info ?? [])
    latest.current = next
    setRows(next)
    const ready = next.flatMap((row) => row.info ?? [])
    if (before.map((info) => info.id).join() !== ready.map((info) => info.id).join()) tell.current(ready)
  }
  const set = (key: string, part: Partial<FileRow>) =>
    change(latest.current.map((row) => (row.key === key ? { ...row, ...part } : row)))

  const start = (key: string, file: File) => {
    if (file.size > MOST_BYTES) {
      set(key, { state: 'REFUSED', problem: new Problem(413, 'request.TOO_LARGE') })
      return
    }
    const stop = new AbortController()
    stops.current.set(key, stop)
    upload<FileInfo>(path, file, { signal: stop.signal, onProgress: (part) => set(key, { part }) }).then(
      (info) => set(key, { state: 'READY', part: 1, info }),
      (failure: unknown) => set(key, { state: 'REFUSED', problem: asProblem(failure) }),
    )
  }

  /** @returns names of files for which there is no room */
  const add = (files: File[]): string[] => {
    const room = Math.max(0, MOST_FILES - latest.current.length)
    const taken = files.slice(0, room).map((file) => ({ key: `new-${count.current++}`, file }))
    change([
      ...latest.current,
      ...taken.map(({ key, file }): FileRow => {
        return { key, name: file.name, bytes: file.size, file, state: 'SENDING', part: 0, info: null, problem: null }
      }),
    ])
    for (const { key, file } of taken) start(key, file)
    return files.slice(room).map((file) => file.name)
  }

  const remove = (row: FileRow, forget: boolean) => {
    stops.current.get(row.key)?.abort()
    change(latest.current.filter((other) => other.key !== row.key))
    if (!forget || !row.info) return
    call<undefined>('DELETE', `${path}/${encodeURIComponent(row.info.id)}`).catch((failure: unknown) => {
      console.warn('The file stays at the clinic until it is cleared away there.', asProblem(failure).code)
    })
  }

  const again = (row: FileRow) => {
    if (!row.file) return
    set(row.key, { state: 'SENDING', part: 0, problem: null })
    start(row.key, row.file)
  }

  /** Other files in place of these; whoever asks for it knows, and is not told. */
  const replace = (files: FileInfo[]) => {
    stops.current.forEach((stop) => stop.abort())
    latest.current = files.map(rowOf)
    setRows(latest.current)
  }

  useEffect(() => {
    const running = stops.current
    return () => running.forEach((stop) => stop.abort())
  }, [])

  const state: 'READY' | 'SENDING' | 'REFUSED' = rows.some((row) => row.state === 'SENDING')
    ? 'SENDING'
    : rows.some((row) => row.state === 'REFUSED')
      ? 'REFUSED'
      : 'READY'
  return { rows, state, add, remove, again, replace }
}

export type Files = ReturnType<typeof useFiles>
