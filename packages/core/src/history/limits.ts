import type { Block } from '../decisions/decision.ts'
import type { CampaignPlan } from '../program.ts'
import type { Outcome, State } from '../state.ts'
import type { Asked, HistoryBase } from './base.ts'

/** So many times are remembered of each campaign and outcome; a limit cannot ask for more. */
const MOST_TIMES = 50

/** Blocks a campaign that acted as often as its limits allow; campaigns of one group count together. */
export function limits(base: HistoryBase, { plan, state, program }: Asked): Block | undefined {
  const { group, limits: list } = plan.campaign
  const { page, profile } = state
  const counted = group ? program.campaigns.filter(({ campaign }) => campaign.group === group) : [plan]
  // What happened at the very start of a page or visit belongs to it.
  const starts = { lifetime: -1, page: page.enteredAt - 1, visit: profile.visit.startedAt - 1 }
  const reached = list?.find(({ max, per, of = 'shown' }) => {
    const ago = base.durationMs(per)
    const since = ago === undefined ? starts[per as 'page'] : page.at - ago
    return count(base, { state, plans: counted, outcome: of, since }) >= Math.min(max, MOST_TIMES)
  })
  return reached && { reason: 'limit_reached', detail: { ...reached } }
}

/** Blocks an interrupting campaign when the visitor was interrupted often enough for now. */
export function attention(base: HistoryBase, { plan, state, program }: Asked): Block | undefined {
  const { perVisit = Infinity, gap = '0s', afterClose = '0s' } = program.settings.attention ?? {}
  if (!plan.campaign.interrupts) return undefined
  const { page, profile } = state
  const plans = program.campaigns.filter(({ campaign }) => campaign.interrupts)
  const since = (outcome: Outcome, moment: number) => count(base, { state, plans, outcome, since: moment })
  const spent =
    since('shown', profile.visit.startedAt - 1) >= perVisit ||
    since('shown', page.at - (base.durationMs(gap) ?? 0)) > 0 ||
    since('closed', page.at - (base.durationMs(afterClose) ?? 0)) > 0
  return spent ? { reason: 'attention' } : undefined
}

interface Counting {
  state: State
  plans: CampaignPlan[]
  outcome: Outcome
  since: number
}

/** Counts how often campaigns did something since a moment; what was told to show a moment ago counts as shown. */
function count({ own }: HistoryBase, { state: { profile, page }, plans, outcome, since }: Counting): number {
  const times = plans.flatMap(({ campaign: { id } }) => [
    ...(own(profile.campaigns, id)?.[outcome] ?? []),
    ...(outcome === 'shown' && Object.hasOwn(page.pending, id) ? [page.pending[id]!] : []),
  ])
  return times.filter((time) => time > since).length
}
