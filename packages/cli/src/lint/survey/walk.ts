import type { Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'

/** Every value inside a value, itself included, with its path; what holds comes before what is held. */
export function* inside(value: unknown, path: Path): Generator<[Path, unknown]> {
  yield [path, value]
  if (typeof value !== 'object' || value === null) return
  const entries: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value)
  for (const [key, inner] of entries) yield* inside(inner, [...path, key])
}

/** Everything that variants show, with its path. */
export function* shown({ campaigns = [] }: Config): Generator<[Path, unknown]> {
  for (const [index, { variants }] of campaigns.entries()) yield* inside(variants, ['campaigns', index, 'variants'])
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
