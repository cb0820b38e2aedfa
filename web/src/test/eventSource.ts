/** A stream of the server that says what a test wants; it says nothing by itself, and nothing goes over a network. */
export class FakeEventSource {
  static made: FakeEventSource[] = []

  readonly url: string
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null

  constructor(url: string) {
    this.url = url
    FakeEventSource.made.push(this)
  }

  close() {
    this.closed = true
  }
}
