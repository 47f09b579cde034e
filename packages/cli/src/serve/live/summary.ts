import type { CollectedRecord } from '../collected.ts'

const MINUTE_MS = 60_000
const MOST_MINUTES = 15
const MOST_LATEST = 20

/** What became of one variant. */
export interface VariantRow {
  campaign: string
  variant: string
  /** Visitors who were up to meet it. */
  visitors: number
  impressions: number
  clicks: number
  /** By goal: visitors who reached it after they met the variant, and what it came to. */
  goals: Map<string, { visitors: number; value: number }>
}

export interface Summary {
  records: number
  visitors: number
  /** Exposures in each of the last 15 minutes, the oldest first; the last is the current one. */
  minutes: number[]
  rows: VariantRow[]
  goalRecords: number
  /** Names of all goals, in the order of the alphabet. */
  goals: string[]
  /** The newest records, newest first. */
  latest: CollectedRecord[]
}

interface Counting {
  campaign: string
  variant: string
  met: Set<string>
  impressions: number
  clicks: number
  goals: Map<string, { met: Set<string>; value: number }>
}

/** Counts what the collector has. */
export function summarize(records: readonly CollectedRecord[], now: number): Summary {
  const rows = new Map<string, Counting>()
  const minutes: number[] = new Array(MOST_MINUTES).fill(0)
  const goals = new Set<string>()
  const visitors = new Set<string>()
  let goalRecords = 0

  const rowOf = (campaign: unknown, variant: unknown): Counting => {
    const key = JSON.stringify([`${campaign}`, `${variant}`])
    const known = rows.get(key) ?? {
      campaign: `${campaign}`,
      variant: `${variant}`,
      met: new Set(),
      impressions: 0,
      clicks: 0,
      goals: new Map(),
    }
    rows.set(key, known)
    return known
  }

  for (const { event, anonymousId, timestamp, properties } of records) {
    const { campaign, variant, goal, value, exposures } = Object(properties) as Record<string, unknown>
    const visitor = `${anonymousId}`
    visitors.add(visitor)
    if (event === 'goal' && typeof goal === 'string') {
      goals.add(goal)
      goalRecords += 1
      for (const [met, drawn] of Object.entries(Object(exposures))) {
        const row = rowOf(met, drawn)
        const known = row.goals.get(goal) ?? { met: new Set(), value: 0 }
        known.met.add(visitor)
        known.value += Number(value) || 0
        row.goals.set(goal, known)
      }
    }
    if (campaign === undefined) continue
    const row = rowOf(campaign, variant)
    if (event === 'impression') row.impressions += 1
    if (event === 'click') row.clicks += 1
    if (event !== 'exposure') continue
    row.met.add(visitor)
    const ago = Math.floor((now - Date.parse(`${timestamp}`)) / MINUTE_MS)
    if (ago >= 0 && ago < MOST_MINUTES) minutes[MOST_MINUTES - 1 - ago]! += 1
  }
  return {
    records: records.length,
    visitors: visitors.size,
    minutes,
    goals: [...goals].sort(),
    goalRecords,
    latest: records.slice(-MOST_LATEST).reverse(),
    rows: [...rows.values()]
      .map(({ met, goals: reached, ...row }) => ({
        ...row,
        visitors: met.size,
        goals: new Map([...reached].map(([goal, { met, value }]) => [goal, { visitors: met.size, value }])),
      }))
      .sort((one, other) => compare(one.campaign, other.campaign) || compare(one.variant, other.variant)),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
