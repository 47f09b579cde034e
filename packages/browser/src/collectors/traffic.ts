import type { Env } from '../env.ts'

/** Remembered with the visitor: longer ones say no more. */
const MOST_CHARACTERS = 200

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const

/**
 * Reads what the link of a campaign says about where a visit came from, in lower case; `undefined` for a page reached
 * from the same site or directly. The part for facts knows the rest, where a file asks.
 */
export function trafficFacts({ document, window }: Env): Record<string, string> | undefined {
  const query = new URLSearchParams(window.location.search)
  const named = UTM.flatMap((part) => {
    const value = query.get(`utm_${part}`)
    return value ? [[part, value.slice(0, MOST_CHARACTERS).toLowerCase()]] : []
  })
  const referrerHost = document.referrer.split('/')[2]
  // Whoever came from elsewhere did not come directly, though nobody here knows the name of the place.
  const isExternal = referrerHost && referrerHost !== window.location.host
  return named.length || isExternal ? Object.fromEntries(named) : undefined
}
