import type { Env } from '../env.ts'

/** Reads the kind of device: `mobile`, `tablet` or `desktop`. */
export function deviceFacts({ window: { navigator } }: Env): Record<string, unknown> {
  const { userAgent, maxTouchPoints } = navigator
  // An iPad calls itself a Macintosh since iPadOS 13; no Macintosh has a touch screen.
  const tablet =
    /iPad|Tablet|Android(?!.*Mobile)/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return { type: tablet ? 'tablet' : /Mobi/.test(userAgent) ? 'mobile' : 'desktop' }
}
