/** A site with campaigns, whose visitors behave by chance, and the same for the same seed. */
export interface MadeUp {
  seed: number
  visitors: number
  /** Share of a campaign's variants, and how probable it is that who met it reaches the goal. */
  variants: Record<string, { share: number; rate: number }>
  /** Share held out, and their rate. */
  holdout?: { share: number; rate: number }
  campaign?: string
  revision?: number
  /** Records of so many visitors are lost, by variant. */
  lost?: Record<string, number>
}

const START = Date.UTC(2026, 10, 1)
const MINUTE_MS = 60_000

/** The lines a collector would have. */
export function madeUp({
  seed,
  visitors,
  variants,
  holdout,
  campaign = 'hello',
  revision = 3,
  lost = {},
}: MadeUp): string {
  const random = randomFrom(seed)
  const lines: string[] = []
  for (let visitor = 0; visitor < visitors; visitor++) {
    const at = START + visitor * MINUTE_MS
    const isHeld = holdout !== undefined && random() < holdout.share
    const [variant, { share, rate }] = isHeld ? ['holdout', holdout] : draw(variants, random())
    const reaches = random() < rate
    if (random() < (lost[variant] ?? 0)) continue
    let seq = 0
    const add = (event: string, after: number, properties: object) => {
      seq += 1
      lines.push(
        JSON.stringify({
          type: 'track',
          event,
          messageId: `${campaign}-${visitor}-${seq}`,
          timestamp: new Date(at + after).toISOString(),
          anonymousId: `visitor-${visitor}`,
          properties: { visit: 1, revision, segments: [], ...properties, seq },
        }),
      )
    }
    add('exposure', 0, { campaign, variant, ...(!isHeld && { p: share }), surface: 'hero' })
    if (!isHeld) add('impression', 1000, { campaign, variant, surface: 'hero' })
    if (reaches)
      add('goal', 20 * MINUTE_MS, {
        goal: 'purchase',
        value: 20 + Math.floor(random() * 60),
        exposures: { [campaign]: variant },
      })
  }
  return `${lines.join('\n')}\n`
}

function draw(variants: MadeUp['variants'], place: number): [string, { share: number; rate: number }] {
  let from = 0
  for (const entry of Object.entries(variants)) {
    from += entry[1].share
    if (place < from) return entry
  }
  return Object.entries(variants).at(-1)!
}

/** The same numbers from 0 to 1 for the same seed (xorshift32, Marsaglia 2003). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
