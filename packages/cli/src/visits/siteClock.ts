import type { Config } from '@kairos/schema'
import { isZoned } from '../lint/survey/zone.ts'
import { offsetsOf } from '../pack/offsets.ts'

/** The clock on the site's wall. */
export interface SiteClock {
  /** Minutes it is ahead of UTC at a moment. */
  offsetAt(at: number): number
  /** Reads a moment as `schedule.from` is read, in milliseconds; `undefined` for what is none. */
  momentMs(text: string): number | undefined
}

const MINUTE_MS = 6e4
const DAY_MS = 864e5

/** Makes the clock of a site, for two years from some moment on. Where every visitor has their own, it is UTC. */
export function createSiteClock({ settings: { timezone = 'visitor' } = {} }: Config, from: number): SiteClock {
  const offsets = timezone === 'visitor' ? [] : offsetsOf(timezone, from - DAY_MS)
  const offsetAt = (at: number) => {
    for (const [until, minutes] of offsets) if (at < until) return minutes
    return offsets.at(-1)?.[1] ?? 0
  }
  return {
    offsetAt,
    momentMs(text) {
      const exact = Date.parse(text)
      if (Number.isNaN(exact) || !/^\d{4}-\d\d-\d\d/.test(text)) return undefined
      if (isZoned(text)) return exact
      const asUtc = Date.parse(text.length > 10 ? `${text}Z` : text)
      const near = asUtc - offsetAt(asUtc) * MINUTE_MS
      return asUtc - offsetAt(near) * MINUTE_MS
    },
  }
}
