import type { Block, Decision } from '../decisions/decision.ts'
import type { Draft } from '../decisions/gates/gate.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { limitMiss } from './limits.ts'
import type { GateName } from './names.ts'
import type { Names, Phrases } from './phrases.ts'
import type { Change } from './report.ts'
import { scheduleMiss, stretch } from './when.ts'

/** What gates are told about by. */
export interface Asked {
  base: ExplainBase
  phrases: Phrases
  plan: CampaignPlan
  program: Program
  state: State & { memo: Memo }
  names: Names
  draft: Draft
  change: Change | undefined
  decision: Decision | undefined
}

/** What a gate expects, what is so, and what was nearly enough. */
type Told = readonly [expected?: unknown, actual?: unknown, miss?: string | undefined]

/** Tells of a gate; a block is why it blocks now. */
export type Tell = (block: Block | undefined) => Told

/** A fact in a text that has to be known, since nothing stands in for it. */
const NEEDED = /\{\{\s*([\w.-]+)(?![^}]*\|\s*default\b)/g

const NOTHING: Told = []

/** One entry a gate, in their order. */
export function tellers({ base, phrases, plan, program, state, names, draft, change }: Asked): Record<GateName, Tell> {
  const { page, profile, memo } = state
  const { settings, campaigns, plans, inputs } = program
  const { attention } = settings
  const { id, audience, coverage, exclusive, group, interrupts, limits, pages, prerequisites, schedule, trigger } =
    plan.campaign
  const strength = (id: string) => plans.get(id)?.campaign.priority ?? 0
  return {
    enabled: (block) => [true, !block, 'has to be switched on'],
    consent: () => [undefined, page.remembers, 'needs consent to personalization'],
    schedule(block) {
      if (!schedule) return NOTHING
      const { at, offset } = page
      const clock = offset === undefined ? offset : new Date(at + offset * 6e4).toISOString().slice(0, 16)
      return [phrases.schedule(schedule), clock, block && scheduleMiss(plan, page)]
    },
    pages(block) {
      const expected = pages && phrases.pages(pages)
      return [expected, block?.detail?.url, `needs a page ${expected}`]
    },
    audience: (block) => (change ? [phrases.condition(audience, names), !block, change.sentence] : NOTHING),
    holdout: () => [settings.holdout, draft.shadow, `a share of ${settings.holdout}`],
    prerequisites(block) {
      const { campaign, variant } = block?.detail ?? {}
      const has = base.own(profile.campaigns, `${campaign}`)?.variant
      return [prerequisites, has, `needs variant “${variant}” of “${campaign}”`]
    },
    limits() {
      if (!limits) return NOTHING
      const counted = group ? campaigns.filter(({ campaign }) => campaign.group === group) : [plan]
      const miss = limitMiss(base, { state, plans: counted, limits })
      return [phrases.limits(limits), miss, miss]
    },
    exclusive() {
      const { group, from = 0, to = 1 } = exclusive ?? {}
      return [exclusive, undefined, `it has “${group}” from ${from} to ${to}`]
    },
    allocation: (block) => [
      coverage,
      draft.variant && { variant: draft.variant.id, p: draft.p },
      block ? undefined : `it is run on a share of ${coverage}`,
    ],
    trigger(block) {
      if (!trigger) return NOTHING
      const expected = phrases.trigger(trigger, names)
      const { due, off } = base.own(page.triggers, id) ?? {}
      const coming = due ? `comes in ${stretch(due - page.at)}` : `waits for: ${expected}`
      return [expected, !block, off ? 'was called off; again on the next page' : coming]
    },
    content(block) {
      if (!block) return NOTHING
      const texts = JSON.stringify(draft.variant?.actions) ?? ''
      const needed = [...texts.matchAll(NEEDED)].map(([, path]) => path!)
      const missing = needed.filter((path) => {
        const value = memo.values[inputs.findIndex((input) => input.path === path)] ?? ''
        return value === '' || typeof value === 'object'
      })
      return [needed, missing, `needs ${missing.join(' and ')}`]
    },
    attention() {
      if (!interrupts || !attention) return NOTHING
      const { perVisit = Infinity, gap = '0s', afterClose = '0s' } = attention
      const miss = limitMiss(base, {
        state,
        plans: campaigns.filter(({ campaign }) => campaign.interrupts),
        limits: [
          { max: perVisit, per: 'visit' },
          { max: 1, per: gap },
          { max: 1, per: afterClose, of: 'closed' },
        ],
      })
      return [attention, miss, `an interruption ${miss}`]
    },
    arbitration(block) {
      const to = block?.detail?.to as string
      const miss = `“${to}” holds its place with priority ${strength(to)} against ${strength(id)}`
      return [plan.surfaces[`${draft.variant?.id}`], to, miss]
    },
  }
}
