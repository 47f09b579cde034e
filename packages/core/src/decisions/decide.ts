import type { CampaignPlan, Program } from '../program.ts'
import { context, type KairosRecord } from '../records/record.ts'
import type { CampaignMemory, State } from '../state.ts'
import type { Decision } from './decision.ts'
import type { Block, Draft, Moment } from './gates/gate.ts'
import { gates, skippedWhenForced } from './gates/index.ts'

/** The state with what was decided, the decisions, and the records they make. */
export interface Decided {
  state: State
  decisions: Decision[]
  records: KairosRecord[]
}

/** Sends campaigns through the gates, best first; each that passes holds its surfaces from then on. */
export function decide(state: State, program: Program, plans: readonly CampaignPlan[], at: number): Decided {
  if (!plans.length) return { state, decisions: [], records: [] }
  const moment: Moment = { program, state, at, surfaces: { ...state.page.surfaces } }
  const made: Record<string, Decision> = {}
  const campaigns: Record<string, CampaignMemory> = {}
  const records: KairosRecord[] = []
  for (const plan of forcedFirst(plans, state.page.forced)) {
    const draft: Draft = { plan }
    const blocked = passGates(draft, moment)
    const { id } = plan.campaign
    made[id] = toDecision(draft, blocked)
    if (blocked || !draft.variant) continue
    for (const surface of made[id].surfaces) moment.surfaces[surface] = id
    if (draft.forced) continue
    const kept = state.profile.campaigns[id]
    const { count } = state.profile.visit
    campaigns[id] = { variant: draft.variant.id, p: draft.p!, exposedInVisit: count }
    if (kept?.exposedInVisit !== count) records.push(exposure(draft, state, at))
  }
  const decisions = Object.values(made)
  return {
    state: {
      ...state,
      profile: { ...state.profile, campaigns: { ...state.profile.campaigns, ...campaigns } },
      page: { ...state.page, surfaces: moment.surfaces, decisions: { ...state.page.decisions, ...made } },
    },
    decisions,
    records,
  }
}

const forcedFirst = (plans: readonly CampaignPlan[], forced: Record<string, string>): CampaignPlan[] => {
  const isForced = ({ campaign }: CampaignPlan) => Object.hasOwn(forced, campaign.id)
  return [...plans.filter(isForced), ...plans.filter((plan) => !isForced(plan))]
}

function passGates(draft: Draft, moment: Moment): Block | undefined {
  for (const gate of gates) {
    const blocked = draft.forced && skippedWhenForced.has(gate) ? undefined : gate(draft, moment)
    if (blocked) return blocked
  }
  return undefined
}

function toDecision({ plan, variant, forced, actions = [] }: Draft, blocked: Block | undefined): Decision {
  return {
    campaign: plan.campaign.id,
    ...(variant && { variant: variant.id }),
    acts: !blocked,
    ...(blocked ?? { reason: forced ? 'forced' : 'acts' }),
    surfaces: (variant && plan.surfaces[variant.id]) ?? [],
    actions,
  }
}

function exposure({ plan, variant, p }: Draft, state: State, at: number): KairosRecord {
  return {
    name: 'exposure',
    ...context(state, at),
    campaign: plan.campaign.id,
    variant: variant!.id,
    ...(p !== undefined && { p }),
    surface: plan.surfaces[variant!.id]!.join(' '),
  }
}
