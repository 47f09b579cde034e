/** Shows how far a long work is, on a terminal only, beside what is printed. */
export interface Progress {
  /** @param told says it in words, where anybody sees it */
  at(share: number, told: () => string): void
  /** Takes the line away. */
  end(): void
}

const EVERY_MS = 100
const WIDTH = 30

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { at: () => {}, end: () => {} }
  let shownAt = 0
  return {
    at(share, told) {
      const now = performance.now()
      if (now - shownAt < EVERY_MS) return
      shownAt = now
      const done = Math.round(Math.min(1, share) * WIDTH)
      stream.write(`\r[${'█'.repeat(done)}${'░'.repeat(WIDTH - done)}] ${told()}\u001b[K`)
    },
    end: () => void stream.write('\r\u001b[K'),
  }
}
