import type { CampaignPlan, Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { changeOf } from './change.ts'
import { leafReports } from './leaves.ts'
import { createNearest } from './nearest.ts'
import type { Phrases, Speaking } from './phrases.ts'
import { plain } from './plain.ts'
import type { CampaignReport, Report } from './report.ts'
import { surfaceReports } from './surfaces.ts'
import { because, gatesOf, traceOf } from './trace.ts'
import { stretch } from './when.ts'

export type { ExplainBase } from './base.ts'
export type { Phrases, Speaking } from './phrases.ts'
export type { CampaignReport, Change, GateReport, LeafReport, Report, SegmentReport, SurfaceReport } from './report.ts'

/** Explains the state: every campaign of the program, or one. */
export type Explain = (state: State, program: Program, campaign?: string) => Report

/** Makes what explains decisions, from what decides. Nothing it is given is changed. */
export const createExplain = (base: ExplainBase, speak?: (speaking: Speaking) => Phrases): Explain => {
  const phrases = speak?.({ ...base, stretch }) ?? plain
  const gates = gatesOf(base)
  return (given, program, campaign) => {
    const known = given.memo?.program === program ? given.memo : base.answer(program, given)
    // Leaves are asked on the way: in a copy.
    const memo: Memo = { ...known, leaves: known.leaves.slice() }
    const state = { ...given, memo }
    const passes = {}
    const holds = (leaf: number) => (memo.leaves[leaf] || base.askLeaf(memo, leaf)) === 1
    const { page, profile } = state
    const { segments, inputs, campaigns, described: names = {}, revision } = program
    const explaining = { base, phrases, program, state, names, nearest: createNearest(base, memo), told: [], holds }

    const explainCampaign = (plan: CampaignPlan): CampaignReport => {
      const { campaign, rule } = plan
      const { id, name = id, audience } = campaign
      const decision = base.own(page.decisions, id)
      const { acts = false, reason, variant } = decision ?? {}
      const change = rule === undefined ? rule : changeOf(rule, explaining)
      const trace = traceOf(gates, {
        base,
        phrases,
        program,
        state,
        names,
        plan,
        change,
        decision,
        passes,
        draft: { plan },
      })
      const { gate, miss } = (reason && !acts && trace.find((step) => step.reason === reason)) || {}
      const report: CampaignReport = {
        campaign: id,
        name,
        acts,
        sentence: reason ? because(phrases, reason, miss) : 'undecided',
        trace,
        audience: rule === undefined ? [] : leafReports(audience, rule, explaining),
      }
      // One by one: to spread them would take as long as to ask the gates.
      if (variant) report.variant = variant
      if (reason) report.reason = reason
      if (gate) report.gate = gate
      if (miss) report.miss = miss
      if (change) report.change = change
      return report
    }

    return {
      at: page.at,
      visitor: profile.id,
      revision,
      facts: Object.fromEntries(
        inputs.flatMap(({ path, rule }, input) => (rule < 0 ? [[path, memo.values[input]]] : [])),
      ),
      segments: segments.map((segment, rule) => ({
        segment,
        holds: !!memo.rules[rule],
        ...(names[segment] && { sentence: phrases.condition(names[segment].when, names) }),
      })),
      campaigns: campaigns.filter((plan) => (campaign ?? plan.campaign.id) === plan.campaign.id).map(explainCampaign),
      surfaces: surfaceReports(explaining, campaign),
    }
  }
}
