/** What the mock has in place of the browser's own ways of sending a file and of listening. Only built in mode "mock". */
export class MockUpload {
  status = 0
  responseText = ''
  upload: { onprogress: ((event: { lengthComputable: boolean; loaded: number; total: number }) => void) | null } = {
    onprogress: null,
  }
  onload: (() => void) | null = null
  onerror: (() => void) | null = null
  onabort: (() => void) | null = null
  private path = ''
  private stopped = false
  private answer: Response | null = null
  private readonly headers = new Headers()

  open(_: string, path: string) {
    this.path = path
  }

  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value)
  }

  getResponseHeader(name: string): string | null {
    return this.answer?.headers.get(name) ?? null
  }

  abort() {
    this.stopped = true
    this.onabort?.()
  }

  send(file: File) {
    void this.sendSlowly(file)
  }

  private async sendSlowly(file: File) {
    for (let part = 1; part <= 5; part++) {
      await new Promise((done) => setTimeout(done, 150))
      if (this.stopped) return
      this.upload.onprogress?.({ lengthComputable: true, loaded: (file.size * part) / 5, total: file.size })
    }
    this.answer = await fetch(this.path, { method: 'POST', headers: this.headers, body: await file.arrayBuffer() })
    this.status = this.answer.status
    this.responseText = await this.answer.text()
    this.onload?.()
  }
}

export class SilentEventSource {
  onopen: unknown = null
  onmessage: unknown = null
  onerror: unknown = null

  close() {
    this.onmessage = null
  }
}
