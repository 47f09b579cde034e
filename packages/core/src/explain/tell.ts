import type { Limit } from '@kairos/schema'
import type { Block } from '../decisions/decision.ts'
import type { Draft } from '../decisions/gates/gate.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import type { GateName } from './names.ts'
import type { Names, Phrases } from './phrases.ts'
import type { Change } from './report.ts'
import { limitMiss, scheduleMiss, stretch } from './when.ts'

/** What a gate is told about by. */
export interface Asked {
  base: ExplainBase
  phrases: Phrases
  plan: CampaignPlan
  program: Program
  state: State & { memo: Memo }
  names: Names
  draft: Draft
  /** Why it blocks now; nothing when it passes. */
  block: Block | undefined
  change: Change | undefined
}

/** What a gate expects, what is so, and what was nearly enough. */
type Told = [expected?: unknown, actual?: unknown, miss?: string | undefined]

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*((?:\|[^}]*)?)\}\}/g

/** One entry a gate. */
export const tell: Record<GateName, (asked: Asked) => Told> = {
  enabled: ({ block }) => [true, !block, 'has to be switched on'],
  consent: ({ state }) => [undefined, state.page.remembers, 'needs consent to personalization'],
  schedule({ plan, state, phrases, block }) {
    const { schedule } = plan.campaign
    const { at, offset } = state.page
    const clock = offset === undefined ? offset : new Date(at + offset * 6e4).toISOString().slice(0, 16)
    return schedule ? [phrases.schedule(schedule), clock, block && scheduleMiss(plan, state)] : []
  },
  pages({ plan: { campaign }, phrases, block }) {
    if (!campaign.pages) return []
    const expected = phrases.pages(campaign.pages)
    return [expected, block?.detail?.url, `needs a page ${expected}`]
  },
  audience: ({ plan, names, phrases, block, change }) =>
    change ? [phrases.condition(plan.campaign.audience, names), !block, change.sentence] : [],
  holdout: ({ program: { settings }, draft }) => [settings.holdout, draft.shadow, `a share of ${settings.holdout}`],
  prerequisites({ base, plan, block, state }) {
    const { campaign, variant } = block?.detail ?? {}
    const has = base.own(state.profile.campaigns, `${campaign}`)?.variant
    return [plan.campaign.prerequisites, has, `needs variant “${variant}” of “${campaign}”`]
  },
  limits({ base, plan, phrases, program, state }) {
    const { limits, group } = plan.campaign
    if (!limits) return []
    const plans = group ? program.campaigns.filter(({ campaign }) => campaign.group === group) : [plan]
    const miss = limitMiss(base, { state, plans, limits })
    return [phrases.limits(limits), miss, miss]
  },
  exclusive({ plan }) {
    const { exclusive } = plan.campaign
    const { group, from = 0, to = 1 } = exclusive ?? {}
    return [exclusive, undefined, `it has “${group}” from ${from} to ${to}`]
  },
  allocation: ({ plan, draft: { variant, p }, block }) => [
    plan.campaign.coverage,
    variant && { variant: variant.id, p },
    block ? undefined : `it is run on a share of ${plan.campaign.coverage}`,
  ],
  trigger({ base, plan, phrases, state: { page }, names, block }) {
    const { trigger, id } = plan.campaign
    if (!trigger) return []
    const expected = phrases.trigger(trigger, names)
    const { due, off } = base.own(page.triggers, id) ?? {}
    const coming = due ? `comes in ${stretch(due - page.at)}` : `waits for: ${expected}`
    return [expected, !block, off ? 'was called off; again on the next page' : coming]
  },
  content({ plan, draft: { variant }, program, state, block }) {
    if (!block) return []
    const asked = [...(JSON.stringify(variant?.actions) ?? '').matchAll(PLACEHOLDER)]
    const needed = asked.flatMap(([, path, filters]) => (/\|\s*default\b/.test(filters!) ? [] : path!))
    const missing = needed.filter((path) => {
      const value = state.memo.values[plan.reads.find((input) => program.inputs[input]!.path === path)!] ?? ''
      return value === '' || typeof value === 'object'
    })
    return [needed, missing, `needs ${missing.join(' and ')}`]
  },
  attention({ base, plan, program, state }) {
    const { attention } = program.settings
    if (!plan.campaign.interrupts || !attention) return []
    const { perVisit = Infinity, gap = '0s', afterClose = '0s' } = attention
    const limits: Limit[] = [
      { max: perVisit, per: 'visit' },
      { max: 1, per: gap },
      { max: 1, per: afterClose, of: 'closed' },
    ]
    const plans = program.campaigns.filter(({ campaign }) => campaign.interrupts)
    const miss = limitMiss(base, { state, plans, limits })
    return [attention, miss, `an interruption ${miss}`]
  },
  arbitration({ plan, draft: { variant }, program, block }) {
    const to = block?.detail?.to as string
    const strength = (id: string) => program.plans.get(id)?.campaign.priority ?? 0
    const miss = `“${to}” holds its place with priority ${strength(to)} against ${strength(plan.campaign.id)}`
    return [plan.surfaces[`${variant?.id}`], to, miss]
  },
}
