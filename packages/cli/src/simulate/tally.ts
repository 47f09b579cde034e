import type { Program } from '@kairos/core'
import { HELD_OUT, type Met, NOT_COVERED, ORDER } from './met.ts'

/** Sums over all visitors; their size depends on the file alone. */
export interface Tally {
  visitors: number
  visits: number
  pages: number
  campaigns: CampaignTally[]
  /** Visitors who were in it at some time, by number of the segment. */
  segments: number[]
  /** Visits by number of interruptions, the last for all that have more. */
  interruptions: number[]
  /** Visitors from whom attention kept something back. */
  spent: number
  /** Visitors of the holdout who would have met something. */
  heldOut: number
  /** Visitors who reached it, by goal. */
  goals: Map<string, number>
}

export interface CampaignTally {
  /** Visitors for whom it acted, and how often it did. */
  reached: number
  acted: number
  /** The visitors by how often it acted for them: once, twice, and so on, the last for all that are more. */
  often: number[]
  /** Visitors by variant. */
  variants: number[]
  heldOut: number
  notCovered: number
  /** Visitors it did not reach, by the last gate that was in the way. */
  blocked: number[]
  /** Visitors for whom another campaign took its place, by number of that campaign. */
  lostTo: Map<number, number>
  /** Visitors it reached, by number of the segment. */
  segments: number[]
}

const MOST_OFTEN = 5
const MOST_INTERRUPTIONS = 4

export function createTally({ campaigns, segments }: Program): Tally {
  return {
    visitors: 0,
    visits: 0,
    pages: 0,
    campaigns: campaigns.map(({ campaign }) => ({
      reached: 0,
      acted: 0,
      often: Array(MOST_OFTEN).fill(0),
      variants: Array(campaign.variants.length).fill(0),
      heldOut: 0,
      notCovered: 0,
      blocked: Array(ORDER.length).fill(0),
      lostTo: new Map(),
      segments: Array(segments.length).fill(0),
    })),
    segments: Array(segments.length).fill(0),
    interruptions: Array(MOST_INTERRUPTIONS + 1).fill(0),
    spent: 0,
    heldOut: 0,
    goals: new Map(),
  }
}

export function add(tally: Tally, met: Met): void {
  tally.visitors++
  tally.visits += met.visits
  tally.pages += met.pages
  if (met.spent) tally.spent++
  if (met.shadow.includes(HELD_OUT)) tally.heldOut++
  for (const count of met.interruptions) tally.interruptions[Math.min(count, MOST_INTERRUPTIONS)]!++
  for (let segment = 0; segment < met.segments.length; segment++) tally.segments[segment]! += met.segments[segment]!
  for (const goal of met.goals) tally.goals.set(goal, (tally.goals.get(goal) ?? 0) + 1)
  for (let index = 0; index < tally.campaigns.length; index++) addCampaign(tally.campaigns[index]!, met, index)
}

function addCampaign(campaign: CampaignTally, met: Met, index: number): void {
  const acted = met.acted[index]!
  const other = met.lostTo[index]!
  if (other >= 0) campaign.lostTo.set(other, (campaign.lostTo.get(other) ?? 0) + 1)
  if (!acted) {
    if (met.shadow[index] === HELD_OUT) campaign.heldOut++
    else if (met.shadow[index] === NOT_COVERED) campaign.notCovered++
    const furthest = met.furthest[index]!
    if (furthest >= 0) campaign.blocked[furthest]!++
    return
  }
  campaign.reached++
  campaign.acted += acted
  campaign.often[Math.min(acted, MOST_OFTEN) - 1]!++
  campaign.variants[met.variant[index]!]!++
  for (let segment = 0; segment < met.segments.length; segment++)
    if (met.segments[segment]) campaign.segments[segment]!++
}
