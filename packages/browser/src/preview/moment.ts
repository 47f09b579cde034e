/** Minutes the site's clock is ahead of UTC at a moment. */
export type OffsetAt = (at: number) => number | undefined

const WALL = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)$/
const MINUTE_MS = 6e4

/** The moment that is written, on the site's clock where it names no zone of its own; `undefined` for what is none. */
export function momentOf(text: string, offsetAt: OffsetAt): number | undefined {
  // A plus sign in an address is a space.
  const plain = text.trim().replace(' ', '+')
  if (ZONED.test(plain)) return finite(Date.parse(plain))
  if (!WALL.test(plain)) return undefined
  const wall = finite(Date.parse(plain.length > 10 ? `${plain}Z` : `${plain}T00:00Z`))
  if (wall === undefined) return undefined
  // The clocks may be changed between the first guess and the moment itself.
  const guess = wall - (offsetAt(wall) ?? 0) * MINUTE_MS
  return wall - (offsetAt(guess) ?? 0) * MINUTE_MS
}

const finite = (at: number): number | undefined => (Number.isFinite(at) ? at : undefined)
