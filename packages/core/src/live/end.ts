import type { Decision } from '../decisions/decision.ts'
import type { Reason } from '../decisions/reasons.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { MissedProps, Signal } from '../signal.ts'
import type { State } from '../state.ts'
import type { Base } from './base.ts'

export interface Ending {
  base: Base
  /** Written to. */
  state: State
  signal: Signal
  program: Program
  /** The live campaigns of the file that decided so far. */
  wasLive: ReadonlySet<string>
  /** Inputs that changed. */
  changed: readonly number[]
}

/** Ends what the visitor closed or takes back, what the page could not show, and what the file or the clock ends. */
export function endOver({ base, state, signal: { name, props = {} }, program, wasLive, changed }: Ending): Decision[] {
  const { page } = state
  const { campaign: named, reason: missed } = props as unknown as MissedProps
  return Object.values(page.decisions)
    .filter(({ acts }) => acts)
    .flatMap(({ campaign }) => {
      if (campaign === named && name === 'missed' && missed !== 'late') return end(state, campaign, missed)
      if (campaign === named) wait(state, campaign, name)
      if (campaign === named && name === 'closed') return end(state, campaign, 'closed')
      const plan = program.plans.get(campaign)
      if (plan && name === 'consent' && isTakenBack(plan)) return end(state, campaign, 'consent_pending')
      // Neither the clock nor a switch ends a preview.
      if (plan?.forced) return []
      const byClock = plan?.schedule?.(page)
      // A revision that drops a campaign ends it on open pages only when it was live.
      const isOff = plan ? plan.campaign.enabled === false : wasLive.has(campaign)
      if (program.settings.enabled === false || isOff || isTakenBackByFeed(plan)) return end(state, campaign, 'ended')
      return byClock ? end(state, campaign, byClock) : []
    })

  /** A feed takes back what it brought; any other audience that turns false leaves what is shown. */
  function isTakenBackByFeed(plan: CampaignPlan | undefined): unknown {
    const tells = (input: number) => program.inputs[input]!.word === 'feed'
    return plan?.campaign.preflight && state.memo!.rules[plan.rule!] === 0 && changed.some(tells)
  }

  /** What was told about the person is forgotten too, though a page that tells it needs no memory for it. */
  function isTakenBack(plan: CampaignPlan): unknown {
    const namesPerson = (input: number) => program.inputs[input]!.word === 'traits' && changed.includes(input)
    return base.consent({ plan }, { program, state }) ?? (!page.remembers && plan.reads.some(namesPerson))
  }
}

/** One that is late holds its place until it can be shown. Where it is shown elsewhere, it is not late. */
function wait({ page }: State, campaign: string, name: string): void {
  const decision = page.decisions[campaign]!
  if (name === 'missed' && page.pending[campaign] !== undefined)
    page.decisions[campaign] = { ...decision, reason: 'late' }
  if (name === 'shown' && decision.reason === 'late') page.decisions[campaign] = { ...decision, reason: 'acts' }
}

/** Takes surfaces from the campaigns that hold them; writes to the state. */
export const outrank = (state: State, surfaces: readonly string[], to: string): Decision[] =>
  [...new Set(surfaces.map((surface) => state.page.surfaces[surface]))].flatMap((holder) =>
    holder === undefined ? [] : end(state, holder, 'lost_to_priority', { to }),
  )

function end({ page }: State, campaign: string, reason: Reason, detail?: Record<string, unknown>): Decision {
  const { detail: _, ...last } = page.decisions[campaign]!
  const decision: Decision = { ...last, acts: false, reason, actions: [], ...(detail && { detail }) }
  page.decisions[campaign] = decision
  delete page.pending[campaign]
  for (const [surface, holder] of Object.entries(page.surfaces)) if (holder === campaign) delete page.surfaces[surface]
  return decision
}
