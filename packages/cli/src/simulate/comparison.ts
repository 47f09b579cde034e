import type { Program } from '@kairos/core'
import { type Met, ORDER } from './met.ts'

/** Who gains and who loses from one file to another, over the same visitors. */
export interface Comparison {
  add(before: Met, after: Met): void
  changes(): CampaignChange[]
}

/** What becomes of one campaign, in visitors. */
export interface CampaignChange {
  campaign: string
  name: string
  /** In which file it is. */
  isIn: 'both' | 'new' | 'old'
  before: number
  after: number
  gained: number
  lost: number
  /** Why it lost them: a reason, or the campaign that has its place now. */
  lostBy: { reason?: string; campaign?: string; visitors: number }[]
  /** Gained and lost by segment of the new file; the most changed first. */
  segments: { segment: string; gained: number; lost: number }[]
}

interface Row extends Omit<CampaignChange, 'lostBy' | 'segments'> {
  oldIndex: number
  newIndex: number
  byReason: number[]
  byCampaign: Map<number, number>
  gainedIn: number[]
  lostIn: number[]
}

export function createComparison(before: Program, after: Program): Comparison {
  const ids = [...new Set([...after.plans.keys(), ...before.plans.keys()])]
  const indexIn = ({ campaigns }: Program, id: string) => campaigns.findIndex(({ campaign }) => campaign.id === id)
  const rows = ids.map((id): Row => {
    const [oldIndex, newIndex] = [indexIn(before, id), indexIn(after, id)]
    const { name = id } = (after.plans.get(id) ?? before.plans.get(id))!.campaign
    return {
      campaign: id,
      name,
      isIn: oldIndex < 0 ? 'new' : newIndex < 0 ? 'old' : 'both',
      oldIndex,
      newIndex,
      before: 0,
      after: 0,
      gained: 0,
      lost: 0,
      byReason: Array(ORDER.length).fill(0),
      byCampaign: new Map(),
      gainedIn: after.segments.map(() => 0),
      lostIn: after.segments.map(() => 0),
    }
  })

  const addRow = (row: Row, old: Met, now: Met) => {
    const had = row.oldIndex >= 0 && old.acted[row.oldIndex]! > 0
    const has = row.newIndex >= 0 && now.acted[row.newIndex]! > 0
    if (had) row.before++
    if (has) row.after++
    if (had === has) return
    row[has ? 'gained' : 'lost']++
    const table = has ? row.gainedIn : row.lostIn
    for (let segment = 0; segment < now.segments.length; segment++) if (now.segments[segment]) table[segment]!++
    if (has || row.newIndex < 0) return
    const other = now.lostTo[row.newIndex]!
    const furthest = now.furthest[row.newIndex]!
    if (other >= 0) row.byCampaign.set(other, (row.byCampaign.get(other) ?? 0) + 1)
    else if (furthest >= 0) row.byReason[furthest]!++
  }

  return {
    add(old, now) {
      for (const row of rows) addRow(row, old, now)
    },
    changes: () => rows.map((row) => changeOf(row, after)),
  }
}

function changeOf(row: Row, after: Program): CampaignChange {
  const { oldIndex: _, newIndex: __, byReason, byCampaign, gainedIn, lostIn, ...counts } = row
  const reasons = byReason.flatMap((visitors, index) => (visitors ? [{ reason: ORDER[index]!, visitors }] : []))
  const others = [...byCampaign].map(([index, visitors]) => ({
    campaign: after.campaigns[index]!.campaign.id,
    visitors,
  }))
  const segments = after.segments.map((segment, index) => ({ segment, gained: gainedIn[index]!, lost: lostIn[index]! }))
  return {
    ...counts,
    lostBy: [...others, ...reasons].sort((one, other) => other.visitors - one.visitors),
    segments: segments
      .filter(({ gained, lost }) => gained || lost)
      .sort((one, other) => other.gained + other.lost - one.gained - one.lost),
  }
}
