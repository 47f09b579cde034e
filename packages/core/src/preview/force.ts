import type { CampaignPlan, Program } from '../program.ts'

/**
 * Makes the program of a preview: a campaign that is forced acts with the named variant at once, on every page, for
 * anybody, before all others; one forced to `off`, or to a variant it does not have, is silent. Pages, audience, schedule,
 * limits and draws of the rest stay as they are.
 */
export function force<P extends Program>(program: P, forced: Readonly<Record<string, string>>): P {
  const campaigns = program.campaigns.map((plan) => {
    const { id, variants } = plan.campaign
    return Object.hasOwn(forced, id)
      ? forcedPlan(
          plan,
          variants.find((one) => one.id === forced[id]),
        )
      : plan
  })
  campaigns.sort((a, b) => Number(b.forced ?? 0) - Number(a.forced ?? 0))
  return { ...program, campaigns, plans: new Map(campaigns.map((plan) => [plan.campaign.id, plan])) }
}

function forcedPlan(
  plan: CampaignPlan,
  variant: CampaignPlan['campaign']['variants'][number] | undefined,
): CampaignPlan {
  const { id, goal } = plan.campaign
  if (!variant) return { ...plan, forced: false }
  return {
    ...plan,
    campaign: { id, variants: [variant], holdout: false, ...(goal && { goal }) },
    forced: true,
    rank: Infinity,
    rule: undefined,
    onPage: undefined,
    schedule: undefined,
    shares: [1],
  }
}
