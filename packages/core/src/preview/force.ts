import type { CampaignPlan, Program } from '../program.ts'

/** How campaigns are forced. */
export interface Forcing {
  /** Whether only the variant is forced: pages, audience, schedule, limits and trigger stay as they are. Default `false`. */
  respect?: boolean | undefined
  /** Whether all that is not forced is silent. Default `false`. */
  only?: boolean | undefined
}

/**
 * Makes the program of a preview: a campaign that is forced acts with the named variant at once, on every page, for
 * anybody, before all others; one forced to `off`, or to a variant it does not have, is silent. Pages, audience, schedule,
 * limits and draws of the rest stay as they are.
 */
export function force<P extends Program>(
  program: P,
  forced: Readonly<Record<string, string>>,
  { respect, only }: Forcing = {},
): P {
  const campaigns = program.campaigns.map((plan) => {
    const { id, variants } = plan.campaign
    if (!Object.hasOwn(forced, id)) return only ? { ...plan, forced: false } : plan
    const variant = variants.find((one) => one.id === forced[id])
    if (!variant) return { ...plan, forced: false }
    return respect ? withVariant(plan, variant) : forcedPlan(plan, variant)
  })
  campaigns.sort((a, b) => Number(b.forced ?? 0) - Number(a.forced ?? 0))
  return { ...program, campaigns, plans: new Map(campaigns.map((plan) => [plan.campaign.id, plan])) }
}

type Variant = CampaignPlan['campaign']['variants'][number]

function forcedPlan(plan: CampaignPlan, variant: Variant): CampaignPlan {
  const { id, goal } = plan.campaign
  return {
    ...plan,
    campaign: { id, variants: [variant], holdout: false, ...(goal && { goal }) },
    forced: true,
    rank: Infinity,
    rule: undefined,
    onPage: undefined,
    schedule: undefined,
    silent: undefined,
    shares: [1],
  }
}

/** Everything is drawn as if only this variant could be; all that is no chance stays. */
function withVariant({ learn: _, ...plan }: CampaignPlan, variant: Variant): CampaignPlan {
  const { coverage: _c, exclusive: _e, minBucketVersion: _m, allocation: _a, ...campaign } = plan.campaign
  return { ...plan, campaign: { ...campaign, variants: [variant], holdout: false }, shares: [1] }
}
