const UNIT_MS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

/** Reads a duration such as `"300ms"`, `"45s"`, `"1.5h"` or `"7d"` as milliseconds; anything else is `undefined`. */
export function durationMs(text: unknown): number | undefined {
  const parts = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/.exec(String(text))
  return parts ? Number(parts[1]) * UNIT_MS[parts[2]!]! : undefined
}
