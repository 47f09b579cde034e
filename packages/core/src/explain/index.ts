import type { CampaignPlan, Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { changeOf } from './change.ts'
import { leafReports } from './leaves.ts'
import type { Names, Phrases } from './phrases.ts'
import { plain } from './plain.ts'
import type { CampaignReport, Report, SurfaceReport } from './report.ts'
import { because, traceOf } from './trace.ts'

export type { ExplainBase } from './base.ts'
export type { Phrases } from './phrases.ts'
export type { CampaignReport, Change, GateReport, LeafReport, Report, SegmentReport, SurfaceReport } from './report.ts'

/** Explains the state: every campaign of the program, or one. */
export type Explain = (state: State, program: Program, campaign?: string) => Report

/** Makes what explains decisions, from what decides. Nothing it is given is changed. */
export const createExplain =
  (base: ExplainBase, phrases: Phrases = plain): Explain =>
  (given, program, campaign) => {
    const known = given.memo?.program === program ? given.memo : base.answer(program, given)
    // Leaves are asked on the way: in a copy.
    const state = { ...given, memo: { ...known, leaves: known.leaves.slice() } }
    const names: Names = program.described ?? {}
    const plans = program.campaigns.filter((plan) => campaign === undefined || plan.campaign.id === campaign)
    const explaining = { base, phrases, program, state, names }
    return {
      at: state.page.at,
      visitor: state.profile.id,
      revision: program.revision,
      facts: Object.fromEntries(
        program.inputs.flatMap(({ path, rule }, input) => (rule < 0 ? [[path, known.values[input]]] : [])),
      ),
      segments: program.segments.map((segment, rule) => ({
        segment,
        holds: !!known.rules[rule],
        ...(names[segment] && { sentence: phrases.condition(program.described![segment]!.when, names) }),
      })),
      campaigns: plans.map((plan) => explainCampaign(plan, explaining)),
      surfaces: surfaceReports(plans, explaining),
    }
  }

interface Explaining {
  base: ExplainBase
  phrases: Phrases
  program: Program
  state: State & { memo: Memo }
  names: Names
}

function explainCampaign(plan: CampaignPlan, explaining: Explaining): CampaignReport {
  const { base, phrases, state } = explaining
  const { campaign, rule } = plan
  const { id, name = id } = campaign
  const { acts = false, reason, variant } = base.own(state.page.decisions, id) ?? {}
  const change = rule === undefined ? undefined : changeOf(rule, explaining)
  const steps = traceOf({ ...explaining, plan, change }, base.own(state.page.decisions, id))
  const { gate, miss } = (!acts && steps.find((step) => step.reason && step.reason === reason)) || {}
  return {
    campaign: id,
    name,
    acts,
    ...(variant && { variant }),
    ...(reason && { reason }),
    ...(gate && { gate }),
    sentence: reason ? because(phrases, reason, miss) : 'not decided on this page',
    ...(miss && { miss }),
    trace: steps,
    audience: rule === undefined ? [] : leafReports(campaign.audience, rule, explaining),
    ...(change && { change }),
  }
}

/** Every place these campaigns want: who holds it, and why the others do not. */
function surfaceReports(plans: readonly CampaignPlan[], { base, program, state }: Explaining): SurfaceReport[] {
  const { surfaces: held, decisions } = state.page
  const wantedBy = ({ surfaces }: CampaignPlan) => [...new Set(Object.values(surfaces).flat())]
  const others = new Map(plans.flatMap(wantedBy).map((surface) => [surface, [] as SurfaceReport['others']]))
  for (const plan of program.campaigns)
    for (const surface of wantedBy(plan)) {
      const { id, priority = 0 } = plan.campaign
      const reason = base.own(decisions, id)?.reason
      if (base.own(held, surface) !== id)
        others.get(surface)?.push({ campaign: id, priority, ...(reason && { reason }) })
    }
  return [...others].map(([surface, others]) => {
    const holder = base.own(held, surface)
    return { surface, ...(holder && { holder }), others }
  })
}
