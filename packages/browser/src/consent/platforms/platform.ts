import type { Env, Stop } from '../../env.ts'
import type { Consent } from '../consent.ts'

/** What a platform says about one category. */
export interface Told {
  allowed: boolean
  /** Whether the visitor said so; else it is what the platform assumes. */
  byVisitor: boolean
}

/** A consent platform in the page, which may come long after us. */
export interface Platform {
  /** What it usually calls the two purposes. */
  categories: Record<keyof Consent, string>
  /** Hears of changes; asked once. */
  listen: (env: Env, changed: () => void) => Stop
  /** What it says now; `undefined` while it says nothing, and before it is there. May throw: half loaded is not there. */
  ask: (env: Env, category: string) => Told | undefined
}

/** The page's globals as a platform describes its own; none of them can be relied on. */
export const globalsOf = <Globals>({ window }: Env) => window as unknown as Globals

/** Hears several events of one target. */
export const onAny = (env: Env, target: EventTarget, types: string, changed: () => void): Stop => {
  const stops = types.split(' ').map((type) => env.on(target, type, changed))
  return () => {
    for (const stop of stops) stop()
  }
}
