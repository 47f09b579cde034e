import type { Env } from '../env.ts'

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** Reads where a visit came from, in lower case; `undefined` for a page reached from the same site or directly. */
export function trafficFacts({ document, window }: Env): Record<string, string> | undefined {
  const query = new URLSearchParams(window.location.search)
  const referrerHost = hostOf(document.referrer)
  const external = referrerHost && referrerHost !== window.location.host
  const named = UTM.flatMap((part) => {
    const value = query.get(`utm_${part}`)
    return value ? [[part, value.slice(0, 200).toLowerCase()]] : []
  })
  if (!named.length && !external) return undefined
  return {
    ...(external && { source: referrerHost, medium: 'referral', referrer: document.referrer, referrerHost }),
    ...Object.fromEntries(named),
  }
}

const hostOf = (url: string): string | undefined => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase()
