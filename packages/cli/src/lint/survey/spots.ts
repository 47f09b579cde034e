import type { Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'

/** One value of the file, and where it stands. Its path is put together only where somebody asks. */
export interface Spot {
  key: string | number
  value: unknown
  /** What holds it; absent for a field of the file itself. */
  above: Spot | undefined
  /** A variant shows it. */
  isShown: boolean
}

/** Every value of the file, once; what holds comes before what is held. Reasons for silence are no part of it. */
export function spotsOf(config: Config): Spot[] {
  const spots: Spot[] = []
  const walk = (value: unknown, above: Spot | undefined, isShown: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    const isList = Array.isArray(value)
    for (const key of Object.keys(value)) {
      if (key === 'lint' && !isShown) continue
      const inner = (value as Record<string, unknown>)[key]
      const shows = isShown || (key === 'variants' && above?.above?.key === 'campaigns')
      const spot = { key: isList ? Number(key) : key, value: inner, above, isShown: shows }
      spots.push(spot)
      walk(inner, spot, shows)
    }
  }
  walk(config, undefined, false)
  return spots
}

export function pathOf(spot: Spot): Path {
  const path: Path = []
  for (let here: Spot | undefined = spot; here; here = here.above) path.unshift(here.key)
  return path
}
