import type { Variant } from '@kairos/schema'
import { hash } from '../bucketing/hash.ts'
import { own } from '../facts/read.ts'
import type { CampaignPlan } from '../program.ts'
import type { Learned, State } from '../state.ts'
import type { Reason } from './reasons.ts'

/** A variant, the probability with which this visitor could have got it, and whether the campaign is run on the visitor. */
export interface Assignment {
  variant?: Variant
  p: number
  covered: boolean
  /** Which learned shares gave it. */
  learned?: Learned | undefined
  /** Why there is no variant. */
  reason?: Reason
}

/** Gives the variant kept for this visitor, else the one whose range of `bucketRanges` the visitor's hash falls in. */
export function assign({ campaign, shares, learn }: CampaignPlan, state: State): Assignment {
  const { profile } = state
  const { id, variants, seed = id, hashVersion = 2, coverage = 1, bucketVersion = 0 } = campaign
  const kept = own(profile.campaigns, id)
  const version = kept?.variant === undefined ? bucketVersion : (kept.version ?? 0)
  const known = version === bucketVersion && variants.find((one) => one.id === kept?.variant)
  if (known) return { variant: known, p: kept!.p!, covered: true, learned: kept!.learned }
  const place = hash(seed, profile.id, hashVersion) ?? 1
  const { learned, shares: dealt } = learn?.(state) ?? { shares }
  let from = 0
  for (const [index, p] of dealt.entries()) {
    if (place < from + p) return { variant: variants[index]!, p, covered: place < from + coverage * p, learned }
    from += p
  }
  return { p: 0, covered: false, reason: 'no_variant' }
}
