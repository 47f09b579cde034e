import type { Env, Stop } from '../env.ts'

/** Those who are writing now. */
export interface Writing {
  /** The first of them; empty where nobody is. */
  name: () => string
  hear: (name: string, isTyping: boolean | undefined) => void
  drop: () => void
}

/** Whoever does not say that they stopped is not believed for longer. */
const TYPES_FOR_MS = 20_000

export function createWriting(env: Env, changed: () => void): Writing {
  const stops = new Map<string, Stop>()
  const end = (name: string) => {
    stops.get(name)?.()
    stops.delete(name)
  }
  return {
    name: () => [...stops.keys()][0] ?? '',
    hear(name, isTyping) {
      end(name)
      const over = () => {
        end(name)
        changed()
      }
      if (isTyping) stops.set(name, env.later(over, TYPES_FOR_MS))
    },
    drop: () => [...stops.keys()].forEach(end),
  }
}
