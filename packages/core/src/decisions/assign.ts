import type { Variant } from '@kairos/schema'
import { chooseVariant, hash } from '../bucketing/index.ts'
import type { CampaignPlan } from '../program.ts'
import type { Profile } from '../state.ts'

/** A variant, and the probability with which this visitor could have got it. */
export interface Assignment {
  variant: Variant
  p: number
}

/** Gives the variant kept for this visitor, else the one the visitor's hash falls on. */
export function assign({ campaign, ranges }: CampaignPlan, profile: Profile): Assignment | undefined {
  const kept = Object.hasOwn(profile.campaigns, campaign.id) ? profile.campaigns[campaign.id] : undefined
  const known = kept && campaign.variants.find(({ id }) => id === kept.variant)
  if (known) return { variant: known, p: kept.p }
  const place = hash(campaign.seed ?? campaign.id, profile.id, campaign.hashVersion ?? 2)
  const index = place === null ? -1 : chooseVariant(place, ranges)
  if (index < 0) return undefined
  const covered = ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  const [from, to] = ranges[index]!
  return { variant: campaign.variants[index]!, p: (to - from) / covered }
}
