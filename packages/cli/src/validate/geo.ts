import type { Path } from './place.ts'
import { fieldsOf, type Loose } from './tolerant.ts'
import type { Worded } from './words.ts'

/** Finds rules and texts that read `geo.*` in a file that does not say where it comes from: they would never know. */
export function checkGeo(config: Loose): Worded[] {
  if (fieldsOf(config['settings'])['geo'] !== undefined) return []
  return ['segments', 'campaigns'].flatMap((part) =>
    // Most files read none: a look at the whole is quicker than one at every value.
    ANY.test(JSON.stringify(config[part]) ?? '') ? readers(config[part], [part]) : [],
  )
}

const ANY = /"geo\.|\{\{\s*geo\./

function readers(value: unknown, path: Path): Worded[] {
  if (typeof value === 'string') return /\{\{\s*geo\./.test(value) ? [missing(path, 'value')] : []
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => {
    const here: Path = [...path, key]
    return [...(String(key).startsWith('geo.') ? [missing(here, 'key')] : []), ...readers(inner, here)]
  })
}

const missing = (path: Path, mark: 'key' | 'value'): Worded => ({
  path,
  mark,
  code: 'geo_unknown',
  message: 'geo.* is never known: "settings" does not say where it comes from.',
  fix: 'add "geo": { "from": { "meta": "x-geo" } } to "settings", or another source',
})
