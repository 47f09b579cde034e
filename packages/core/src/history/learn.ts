import type { Shape } from '../compile/shape.ts'
import type { CampaignPlan, History } from '../program.ts'
import type { HistoryBase } from './base.ts'
import { dateTest } from './dates.ts'

export const allocationShape: Shape = {
  'type!': 'bandit',
  'version!': 'text',
  expires: 'date',
  'contexts!': [{ 'when!': {}, 'weights!': ['share'] }],
}

/** Makes learned shares ready: those of the first context that fits, or equal ones once they are too old. */
export function learn(base: HistoryBase, plan: CampaignPlan, rule: Parameters<History['complete']>[1]): void {
  const { allocation, variants } = plan.campaign
  if (!allocation) return
  const { contexts, version, expires } = allocation
  const dealt = contexts.map(({ when, weights }, context) => {
    const place = `allocation.contexts.${context}`
    const sum = weights.reduce((total, weight) => total + weight, 0)
    base.expect(sum > 0 && weights.length === variants.length, 'a weight for each variant', `${place}.weights`)
    const shares = weights.map((weight) => weight / sum)
    return { rule: rule(when, `${place}.when`), shares, learned: { version, context } }
  })
  const age = expires === undefined ? undefined : dateTest({ until: expires })
  plan.learn = ({ page, memo }) =>
    age?.(page) === 'ended'
      ? { shares: variants.map(() => 1 / variants.length) }
      : dealt.find((one) => memo!.rules[one.rule])
}
