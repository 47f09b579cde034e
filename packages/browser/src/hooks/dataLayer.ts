import type { Env, Stop } from '../env.ts'

export interface Layer {
  /** Looks for a data layer that came, was replaced or lost our ear since. */
  look: () => void
  stop: Stop
}

export interface LayerParts {
  env: Env
  /** Hears every entry once, oldest first. May throw. */
  hear: (entry: object) => void
  diagnose: (expected: string) => void
}

/** Of a longer history only the latest are read. */
const MOST_ENTRIES = 1000

type Push = (...entries: unknown[]) => unknown

/**
 * Listens to `window.dataLayer`: what is in it, then what is pushed. `push` is chained and never replaced for good: what
 * others put in its place before or after us is called as it was.
 */
export function watchDataLayer({ env, hear, diagnose }: LayerParts): Layer {
  const page = env.window as unknown as { dataLayer?: unknown }
  const heard = new WeakSet<object>()
  const stops: Stop[] = []
  /** Entries on their way through `push`, which two of ours may be in. */
  const passing = new Set<unknown>()
  let listened: unknown[] | undefined
  let ours: Push | undefined
  let isStopped = false

  const take = (entry: unknown) => {
    if (typeof entry !== 'object' || !entry || isStopped) return
    heard.add(entry)
    try {
      hear(entry)
    } catch {
      diagnose('entries that can be read')
    }
  }

  const chain = (layer: { push?: Push }) => {
    const isOwn = Object.hasOwn(layer, 'push')
    const push = layer.push!
    const chained = function (this: unknown, ...entries: unknown[]): unknown {
      const fresh = entries.filter((entry) => !passing.has(entry))
      for (const entry of fresh) passing.add(entry)
      try {
        return push.apply(this, entries)
      } finally {
        for (const entry of fresh) passing.delete(entry)
        fresh.forEach(take)
      }
    }
    ours = layer.push = chained
    stops.unshift(() => {
      if (layer.push !== chained) return
      if (isOwn) layer.push = push
      else delete layer.push
    })
  }

  const look = () => {
    try {
      const layer = page.dataLayer
      if (!Array.isArray(layer) || isStopped) return
      const latest: unknown[] = layer.slice(-MOST_ENTRIES)
      const missed = latest.filter((entry) => typeof entry === 'object' && entry && !heard.has(entry))
      const isNew = layer !== listened
      if (isNew && layer.length > MOST_ENTRIES) diagnose(`at most ${MOST_ENTRIES} entries`)
      missed.forEach(take)
      listened = layer
      // Who replaced `push` may still call ours; an entry that was missed says it does not.
      if (isNew || (layer.push !== ours && missed.length)) chain(layer as { push?: Push })
    } catch {
      // Sealed, or behind a getter that throws: what can be read was read.
      diagnose('a list with push')
    }
  }

  return {
    look,
    stop() {
      isStopped = true
      for (const stop of stops) stop()
    },
  }
}
