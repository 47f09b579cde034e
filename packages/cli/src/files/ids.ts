import { compile, type Program, reasons } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import type { Path } from '../validate/place.ts'
import type { Worded } from '../validate/words.ts'

/** What may be named in the files beside a kairos.json. */
export interface Ids {
  /** Variants by campaign. */
  campaigns: ReadonlyMap<string, readonly string[]>
  segments: readonly string[]
  goals: readonly string[]
  slots: readonly string[]
  /** All places but slots. */
  surfaces: readonly string[]
  reasons: readonly string[]
}

/** Places that exist without being named. */
const PLACES = ['center', 'top', 'bottom', 'corner', 'chat', 'redirect']
const SLOT = 'slot:'

export function idsOf(config: Config, { plans }: Program = compile(config)): Ids {
  const { campaigns = [], segments = {}, goals = {}, slots = {} } = config
  const places = new Set([...plans.values()].flatMap((plan) => Object.values(plan.surfaces).flat()))
  const filled = [...places].flatMap((place) => (place.startsWith(SLOT) ? place.slice(SLOT.length) : []))
  const others = [...places].filter((place) => !place.startsWith(SLOT))
  return {
    campaigns: new Map(campaigns.map(({ id, variants }) => [id, variants.map((variant) => variant.id)])),
    segments: Object.keys(segments),
    goals: [...new Set([...Object.keys(goals), ...campaigns.flatMap(({ goal }) => goal ?? [])])],
    slots: [...new Set([...Object.keys(slots), ...filled])],
    surfaces: [...new Set([...PLACES, ...others])],
    reasons: Object.keys(reasons),
  }
}

export interface Named {
  /** What kind of thing it is. Example: `"campaign"`. */
  noun: string
  id: unknown
  known: readonly string[]
  path: Path
  mark?: Worded['mark']
  /** What to do where there is none at all. Default: told that there is none. */
  none?: string
}

/** Says that an id names nothing, and which one was probably meant. */
export function unknownId({ noun, id, known, path, mark = 'value', none }: Named): Worded[] {
  if (typeof id !== 'string' || known.includes(id)) return []
  const message = `There is no ${noun} "${id}".${didYouMean(id, known)}`
  const fix = known.length ? `write one of: ${known.join(', ')}` : (none ?? `kairos.json has no ${noun}`)
  return [{ path, mark, code: `unknown_${noun.replaceAll(' ', '_')}`, message, fix }]
}
