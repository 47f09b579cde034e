import type { Program } from '@kairos/core'
import { sampleRatio } from '../statistics/sampleRatio.ts'
import type { CampaignChange } from './comparison.ts'
import { ORDER } from './met.ts'
import type { CampaignTally, Tally } from './tally.ts'

/** What a simulation found, as plain JSON. Counts are of visitors where nothing else is said; shares are of all visitors. */
export interface Summary {
  /** Where the visits come from. Example: `"100,000 visitors of personas.json, seed 7"`. */
  source: string
  visitors: number
  visits: number
  pages: number
  campaigns: CampaignSummary[]
  segments: { segment: string; name: string; visitors: number; share: number }[]
  /** Who took whose place, the most frequent first. */
  collisions: { winner: string; loser: string; visitors: number }[]
  attention: {
    /** Visits by how often they were interrupted: never, once, and so on; the last for all that were more often. */
    visits: number[]
    /** Visitors from whom something was kept back. */
    spent: number
  }
  holdout: { asked: number; visitors: number; share: number }
  goals: { goal: string; visitors: number; share: number }[]
  /** Against another file. */
  changes?: CampaignChange[]
}

export interface CampaignSummary {
  campaign: string
  name: string
  reached: number
  share: number
  /** How often it acted for those it reached, on average. */
  often: number
  /** Those it reached, by how often it acted: once, twice, and so on; the last for all that are more. */
  times: number[]
  variants: { variant: string; visitors: number; share: number; asked: number }[]
  /** How likely the variants are dealt as unevenly as this by chance. */
  balance: number
  heldOut: number
  notCovered: number
  /** Whom it did not reach, by the last gate that was in the way; the most first. */
  blocked: { reason: string; visitors: number }[]
  /** Share of each segment that it reached. */
  segments: { segment: string; visitors: number; share: number }[]
}

export interface Summing {
  source: string
  tally: Tally
  program: Program
  changes?: CampaignChange[] | undefined
}

export function summarizeTally({ source, tally, program, changes }: Summing): Summary {
  const { visitors, visits, pages, interruptions, spent, heldOut } = tally
  const of = (count: number, all = visitors) => (all ? count / all : 0)
  const idAt = (index: number) => program.campaigns[index]!.campaign.id
  const collisions = tally.campaigns.flatMap(({ lostTo }, loser) =>
    [...lostTo].map(([winner, count]) => ({ winner: idAt(winner), loser: idAt(loser), visitors: count })),
  )
  return {
    source,
    visitors,
    visits,
    pages,
    campaigns: tally.campaigns.map((one, index) => campaignOf(one, index)),
    segments: program.segments.map((segment, index) => ({
      segment,
      name: program.described?.[segment]?.name ?? segment,
      visitors: tally.segments[index]!,
      share: of(tally.segments[index]!),
    })),
    collisions: collisions.sort((one, other) => other.visitors - one.visitors),
    attention: { visits: interruptions, spent },
    holdout: { asked: program.settings.holdout ?? 0, visitors: heldOut, share: of(heldOut) },
    goals: [...tally.goals].map(([goal, count]) => ({ goal, visitors: count, share: of(count) })),
    ...(changes && { changes }),
  }

  function campaignOf(counts: CampaignTally, index: number): CampaignSummary {
    const { campaign, shares } = program.campaigns[index]!
    const { reached, acted, often, variants } = counts
    const blocked = counts.blocked.flatMap((count, rank) => (count ? [{ reason: ORDER[rank]!, visitors: count }] : []))
    return {
      campaign: campaign.id,
      name: campaign.name ?? campaign.id,
      reached,
      share: of(reached),
      often: of(acted, reached),
      times: often,
      variants: campaign.variants.map(({ id }, n) => ({
        variant: id,
        visitors: variants[n]!,
        share: of(variants[n]!, reached),
        asked: shares[n]!,
      })),
      // Learned shares are others for each kind of visitor.
      balance: campaign.allocation
        ? 1
        : sampleRatio(
            variants,
            shares.map((share) => share * reached),
          ),
      heldOut: counts.heldOut,
      notCovered: counts.notCovered,
      blocked: blocked.sort((one, other) => other.visitors - one.visitors),
      segments: program.segments.flatMap((segment, n) => {
        const count = counts.segments[n]!
        return count ? [{ segment, visitors: count, share: of(count, tally.segments[n]!) }] : []
      }),
    }
  }
}
