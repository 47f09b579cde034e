const UNIT_MS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 }

/** Reads `"1h30m"` as milliseconds. */
export function spanMs(text: string): number {
  const parts = [...text.matchAll(/([\d.]+)(ms|[smhd])/g)]
  if (parts.map(([part]) => part).join('') !== text) throw new Error(`no span of time: ${text}`)
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!]!, 0)
}

/** Reads a moment of a case: `"+30s"` after another, on the site's clock, or exact with `Z` or an offset of its own. */
export function momentMs(text: string, after: number, offset: number): number {
  if (text[0] === '+') return after + spanMs(text.slice(1))
  const exact = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text.slice(10)) ? text : `${text}Z`)
  if (Number.isNaN(exact)) throw new Error(`no moment: ${text}`)
  return /(Z|[+-]\d\d:\d\d)$/.test(text.slice(10)) ? exact : exact - offset * 6e4
}

/** A moment as people read it, for messages. */
export const momentText = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()
