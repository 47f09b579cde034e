import type { Limit } from '@kairos/schema'
import type { Block, Decision } from '../decisions/decision.ts'
import type { Draft } from '../decisions/gates/gate.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { reachedOf } from './limits.ts'
import type { GateName } from './names.ts'
import type { Names, Phrases } from './phrases.ts'
import type { Change, GateReport } from './report.ts'
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
  /** What says the same of every campaign that passes, by gate: said once, it takes no room. */
  passes: Record<string, GateReport>
}

/** What a gate expects, what is so, and what was nearly enough where the phrases cannot know. */
type Told = readonly [expected?: unknown, actual?: unknown, miss?: string | 0 | undefined]

/** Tells of a gate; a block is why it blocks now. */
export type Tell = (block: Block | undefined) => Told

/** A fact in a text that has to be known, since nothing stands in for it. */
const NEEDED = /\{\{\s*([\w.-]+)(?![^}]*\|\s*default\b)/g

/** One entry a gate, in their order. */
export function tellers({ base, phrases, plan, program, state, names, draft, change }: Asked): Record<GateName, Tell> {
  const { page, profile, memo } = state
  const { settings, campaigns, inputs } = program
  const { attention } = settings
  const { id, audience, coverage, exclusive, group, limits, pages, prerequisites, schedule, trigger } = plan.campaign
  const reached = (plans: CampaignPlan[], limits: Limit[]) => {
    const limit = reachedOf(base, { state, plans, limits })
    return limit && phrases.reached(limit)
  }
  return {
    enabled: (block) => [true, !block],
    consent: () => [true, page.remembers],
    schedule(block) {
      if (!schedule || block?.reason === 'preflight') return []
      const { at, offset } = page
      const clock = offset === undefined ? offset : new Date(at + offset * 6e4).toISOString().slice(0, 16)
      return [phrases.schedule(schedule), clock, block && scheduleMiss(plan, page)]
    },
    pages: (block) => [pages && phrases.pages(pages), block?.detail?.url],
    audience: (block) => (change ? [phrases.condition(audience, names), !block, change.sentence] : []),
    holdout: () => [settings.holdout, draft.shadow],
    prerequisites: (block) => [prerequisites, base.own(profile.campaigns, `${block?.detail?.campaign}`)?.variant],
    limits() {
      if (!limits) return []
      const counted = group ? campaigns.filter(({ campaign }) => campaign.group === group) : [plan]
      return [phrases.limits(limits), reached(counted, limits)]
    },
    exclusive: () => [exclusive],
    allocation: () => [coverage, draft.variant && { variant: draft.variant.id, p: draft.p }],
    trigger(block) {
      if (!trigger) return []
      const { due, off } = base.own(page.triggers, id) ?? {}
      const coming = due && `comes in ${stretch(due - page.at)}`
      return [phrases.trigger(trigger, names), !block, off ? 'was called off' : coming]
    },
    content(block) {
      if (!block) return []
      const texts = `${JSON.stringify(draft.variant?.actions)}`
      const needed = [...texts.matchAll(NEEDED)].map(([, path]) => path!)
      const missing = needed.filter((path) => {
        const value = memo.values[inputs.findIndex((input) => input.path === path)] ?? ''
        return value === '' || typeof value === 'object'
      })
      return [needed, missing]
    },
    attention() {
      // What the file says about attention is asked by what knows the past only.
      if (!attention || !program.history?.interrupts(plan)) return []
      const { perVisit = Infinity, gap, afterClose } = attention
      const interrupting = campaigns.filter(program.history.interrupts)
      const asLimits: Limit[] = [
        { max: perVisit, per: 'visit' },
        // Nothing is counted in no time.
        { max: 1, per: gap! },
        { max: 1, per: afterClose!, of: 'closed' },
      ]
      return [attention, reached(interrupting, asLimits)]
    },
    arbitration: (block) => [plan.surfaces[`${draft.variant?.id}`], block?.detail?.to],
  }
}
