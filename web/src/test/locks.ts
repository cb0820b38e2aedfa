type Run = (lock: object | null) => unknown

/** Locks among the "tabs" of one test, as browsers keep them among tabs; jsdom has none. Given out at once where free. */
export class FakeLocks {
  private readonly waiting = new Map<string, (() => Promise<void>)[]>()

  async request(name: string, options: { ifAvailable?: boolean; signal?: AbortSignal }, run: Run): Promise<unknown> {
    const queue = this.waiting.get(name)
    if (!queue) return this.hold(name, run)
    if (options.ifAvailable) return run(null)
    return new Promise((done, fail) => {
      const turn = async () => done(await this.hold(name, run))
      queue.push(turn)
      options.signal?.addEventListener('abort', () => {
        const at = queue.indexOf(turn)
        if (at < 0) return
        queue.splice(at, 1)
        fail(new DOMException('the request was aborted', 'AbortError'))
      })
    })
  }

  private async hold(name: string, run: Run): Promise<unknown> {
    if (!this.waiting.has(name)) this.waiting.set(name, [])
    try {
      return await run({ name })
    } finally {
      const next = this.waiting.get(name)?.shift()
      if (next) void next()
      else this.waiting.delete(name)
    }
  }
}
