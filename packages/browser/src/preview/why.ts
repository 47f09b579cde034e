import type { CampaignReport, Program, Report, State } from '@kairos/core'

export interface Asking {
  explain: (campaign: string, program: Program, state: State) => Report
  /** What would decide without force. */
  plain: Program
  state: State
  /** The campaign that is forced. */
  campaign: string
}

/** What would be decided about a forced campaign if nothing forced it. */
export const unforcedReport = ({ explain, plain, state, campaign }: Asking): CampaignReport | undefined =>
  explain(campaign, plain, unforced(state, campaign)).campaigns[0]

/** Why a forced campaign would not act by itself, a sentence for each gate; empty where it would. */
export const whyNot = (asking: Asking): string[] =>
  (unforcedReport(asking)?.trace ?? []).flatMap(({ status, sentence }) => (status === 'fail' ? sentence : []))

/** The state as if the campaign had done nothing on this page. */
function unforced({ memo: _, profile, page }: State, campaign: string): State {
  const { [campaign]: _decision, ...decisions } = page.decisions
  const { [campaign]: _pending, ...pending } = page.pending
  const surfaces = Object.fromEntries(Object.entries(page.surfaces).filter(([, holder]) => holder !== campaign))
  const { [campaign]: met, ...others } = profile.campaigns
  const shown = met?.shown?.filter((at) => at < page.enteredAt)
  const before = met && { [campaign]: { ...met, ...(shown && { shown }) } }
  return {
    profile: { ...profile, campaigns: { ...others, ...before } },
    page: { ...page, decisions, pending, surfaces },
  }
}
