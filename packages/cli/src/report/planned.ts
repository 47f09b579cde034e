import type { CampaignMeasured } from '../records/measured.ts'

/** How many visitors each variant has, and how many were to be expected. */
export interface Planned {
  observed: number[]
  expected: number[]
}

/** Sums of shares are no nearer to 1. */
const ROUNDING = 1e-6

/**
 * Works out from the probabilities that were recorded when variants were drawn how many visitors each should have. Each
 * revision, and each set of learned shares, is its own draw. `undefined` where no probabilities are recorded.
 *
 * @param first the first exposure of each visitor
 * @param ids the variants, in the order of the answer; one more follows for a share that nobody was drawn into
 */
export function plannedShares(first: readonly CampaignMeasured[], ids: readonly string[]): Planned | undefined {
  const observed = [...ids, ''].map(() => 0)
  const expected = [...observed]
  for (const draw of drawsOf(first).values()) {
    const shares = ids.map((id) => draw.get(id)?.share ?? 0)
    const visitors = ids.map((id) => draw.get(id)?.visitors ?? 0)
    const missing = Math.max(0, 1 - sum(shares))
    const unseen = visitors.filter((count) => !count).length
    const all = sum(visitors)
    for (const [index, count] of visitors.entries()) {
      observed[index]! += count
      expected[index]! += all * (count ? shares[index]! : missing / unseen)
    }
    if (!unseen && missing > ROUNDING) expected[ids.length]! += all * missing
  }
  if (!sum(observed)) return undefined
  // Rounded shares may sum to a little more than 1.
  const scale = sum(observed) / sum(expected)
  return { observed, expected: expected.map((count) => count * scale) }
}

/** By draw and variant: its share, and the visitors drawn with that. Those drawn with another one came from an older draw. */
function drawsOf(first: readonly CampaignMeasured[]) {
  const draws = new Map<string, Map<string, Map<number, number>>>()
  for (const { revision, learned = '', variant, p } of first) {
    if (p === undefined) continue
    const draw = at(draws, `${revision} ${learned}`, () => new Map<string, Map<number, number>>())
    const shares = at(draw, variant, () => new Map<number, number>())
    shares.set(p, (shares.get(p) ?? 0) + 1)
  }
  const usual = (shares: Map<number, number>) =>
    [...shares].map(([share, visitors]) => ({ share, visitors })).reduce((a, b) => (b.visitors > a.visitors ? b : a))
  return new Map(
    [...draws].map(([draw, variants]) => [draw, new Map([...variants].map(([id, shares]) => [id, usual(shares)]))]),
  )
}

function at<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key) ?? create()
  map.set(key, known)
  return known
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
