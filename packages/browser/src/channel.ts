import type { Stop } from './env.ts'

/** Nobody may ever come: then the first are forgotten. */
const MOST_WAITING = 500

/** A line between two parts of which one loads later: what comes before somebody listens waits. */
export interface Channel<T> {
  put: (item: T) => void
  /** Hears everything that waited, then everything that comes. One listener at a time. */
  take: (listener: (item: T) => void) => Stop
  /** What nobody has heard yet. */
  waiting: () => readonly T[]
}

export function createChannel<T>(): Channel<T> {
  let waiting: T[] = []
  let listener: ((item: T) => void) | undefined
  return {
    put(item) {
      if (listener) listener(item)
      else waiting = [...waiting, item].slice(-MOST_WAITING)
    },
    take(hear) {
      listener = hear
      const waited = waiting
      waiting = []
      for (const item of waited) hear(item)
      return () => {
        listener = undefined
      }
    },
    waiting: () => waiting,
  }
}
