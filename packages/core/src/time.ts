const UNIT_MS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }
export const DURATION = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/

/** Reads a duration such as `"300ms"`, `"45s"`, `"1.5h"` or `"7d"` as milliseconds; anything else is `undefined`. */
export function durationMs(text: unknown): number | undefined {
  const [, amount, unit] = (typeof text === 'string' && DURATION.exec(text)) || []
  return unit ? Number(amount) * UNIT_MS[unit]! : undefined
}

/** Whole days between two moments. */
export const daysBetween = (from: number | undefined, to: number): number | null =>
  from === undefined ? null : Math.floor((to - from) / 864e5)
