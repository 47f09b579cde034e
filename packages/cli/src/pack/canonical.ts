import type { Config } from '@kairos/schema'

/** What a reader looks for first, and what is long; the rest is in between by the alphabet. */
const FIRST = ['kairos', 'site', 'revision', 'rollback', 'id', 'settings']
const LAST = ['campaigns', 'variants', 'actions']

/** Puts all fields in one order, so that two files that say the same are the same. */
export const canonical = (config: Config): Config => sorted(config, '') as Config

function sorted(value: unknown, under: string): unknown {
  // Of a text in several languages the first one is the default.
  if (under === 'actions' || under === 'chat') return value
  if (Array.isArray(value)) return value.map((item) => sorted(item, ''))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([key, inner]) => [key, sorted(inner, key)]))
}

function placeOf(key: string): number {
  if (FIRST.includes(key)) return FIRST.indexOf(key) - FIRST.length
  return LAST.indexOf(key) + 1
}
