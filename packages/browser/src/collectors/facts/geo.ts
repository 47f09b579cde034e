import type { GeoSource, Settings } from '@kairos/schema'
import type { Env } from '../../env.ts'
import { attempt } from './attempt.ts'
import { cookieOf, decoded, metaOf } from './places.ts'

/** Reads where the visitor is from the first source that knows. */
export function geoFacts(env: Env, { geo }: Settings): Record<string, string> {
  for (const source of [geo?.from ?? []].flat()) {
    const found = placeOf(attempt(() => textOf(env, source)))
    if (found.country) return found
  }
  return {}
}

function textOf(env: Env, { meta, cookie, serverTiming }: GeoSource): string | undefined {
  if (meta) return metaOf(env, meta)
  if (cookie) return cookieOf(env, cookie)
  const [page] = env.window.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const metric = page?.serverTiming.find(({ name }) => name === serverTiming)
  return metric && decoded(metric.description)
}

/** Reads `PL`, `PL-MZ`, `PL;MZ;Warszawa` or JSON of these. Countries are in capital letters. */
function placeOf(text = ''): Record<string, string> {
  const json = text.trim()[0] === '{' && attempt(() => JSON.parse(text) as Record<string, unknown>)
  const [country, region, city] = json
    ? [json.country, json.region, json.city]
    : text.includes(';')
      ? text.split(';')
      : /^([^-]*)-?(.*)$/s.exec(text)!.slice(1)
  const named = { country: tidy(country).toUpperCase(), region: tidy(region), city: tidy(city) }
  return /^[A-Z]{2}$/.test(named.country) ? Object.fromEntries(Object.entries(named).filter(([, value]) => value)) : {}
}

const tidy = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 100) : '')
