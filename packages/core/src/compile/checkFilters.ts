import { createFilters } from '../content/filters.ts'
import { filtersIn, plainFilters } from '../content/interpolate.ts'
import type { Diagnostic } from '../diagnostic.ts'

const names = [...Object.keys(plainFilters), ...Object.keys(createFilters(undefined as never))]
const known = new Set(names)

/** Finds filters that nobody knows in a value's texts: a page would show the fact as it is. */
export function checkFilters(value: unknown, ...path: string[]): Diagnostic[] {
  if (typeof value === 'string')
    return filtersIn(value).some((name) => !known.has(name))
      ? [{ path: path.join('.'), expected: `filter: ${names.join(', ')}` }]
      : []
  if (typeof value !== 'object' || !value) return []
  return Object.entries(value).flatMap(([key, inner]) => checkFilters(inner, ...path, key))
}
