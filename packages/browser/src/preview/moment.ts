/** Minutes the site's clock is ahead of UTC at a moment. */
export type OffsetAt = (at: number) => number | undefined

const WALL = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)$/
const MINUTE_MS = 6e4

/** The moment that is written, on the site's clock where it names no zone of its own; `undefined` for what is none. */
export function momentOf(text: string, offsetAt: OffsetAt): number | undefined {
  // A plus sign in an address is a space.
  const plain = text.trim().replace(' ', '+')
  if (!isDay(plain)) return undefined
  if (ZONED.test(plain)) return finite(Date.parse(plain))
  const wall = WALL.test(plain) ? finite(Date.parse(plain.length > 10 ? `${plain}Z` : `${plain}T00:00Z`)) : undefined
  if (wall === undefined) return undefined
  // The clocks may be changed between the first guess and the moment itself.
  const guess = wall - (offsetAt(wall) ?? 0) * MINUTE_MS
  return wall - (offsetAt(guess) ?? 0) * MINUTE_MS
}

/** Whether the calendar has the day: browsers take 30 February for 2 March. */
const isDay = (text: string): boolean => {
  const day = text.slice(0, 10)
  const at = finite(Date.parse(`${day}T00:00Z`))
  return at !== undefined && new Date(at).toISOString().startsWith(day)
}

/** The moment that was probably meant by what is none: `24.12.2026 18:00`, `2026-12-24 18:00`, `2026-02-30`. */
export function meantMoment(text: string): string | undefined {
  const [one = '', two = '', three = '', hour = 0, minute = 0] = text.match(/\d+/g) ?? []
  // The year has four digits; where it comes last, days come first.
  const [year, day] = one[3] ? [one, three] : [three, one]
  const at = Date.UTC(+year, +two - 1, +day, +hour, +minute)
  return year.length === 4 && +two < 13 && finite(at) ? new Date(at).toISOString().slice(0, 16) : undefined
}

const finite = (at: number): number | undefined => (Number.isFinite(at) ? at : undefined)
