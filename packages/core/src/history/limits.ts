import type { Block } from '../decisions/decision.ts'
import type { Outcome } from '../state.ts'
import type { Asked, HistoryBase } from './base.ts'
import { ask, countSince, interrupts } from './tally.ts'

/** So many times are remembered of each campaign and outcome; a limit cannot ask for more. */
const MOST_TIMES = 50

/** Blocks a campaign that acted as often as its limits allow; campaigns of one group count together. */
export function limits(base: HistoryBase, asked: Asked): Block | undefined {
  const { page, profile } = asked.state
  const { group, limits: list } = asked.plan.campaign
  if (group) ask(base, asked, 'group')
  // What happened at the very start of a page or visit belongs to it.
  const starts = { lifetime: -1, page: page.enteredAt - 1, visit: profile.visit.startedAt - 1 }
  const reached = list?.find(({ max, per, of: outcome = 'shown' }) => {
    const ago = base.durationMs(per)
    const since = ago === undefined ? starts[per as 'page'] : page.at - ago
    const most = Math.min(max, MOST_TIMES)
    return countSince(base, asked, { among: 'group', outcome, since, most }) >= most
  })
  return reached && { reason: 'limit_reached', detail: { ...reached } }
}

/** Blocks an interrupting campaign when the visitor was interrupted often enough for now. */
export function attention(base: HistoryBase, asked: Asked): Block | undefined {
  const { perVisit = Infinity, gap = '0s', afterClose = '0s' } = asked.program.settings.attention ?? {}
  if (!interrupts(asked.plan)) return undefined
  const { page, profile } = asked.state
  const happened = (outcome: Outcome, since: number, most: number) =>
    countSince(base, asked, { among: 'interrupts', outcome, since, most }) >= most
  const spent =
    (perVisit < Infinity && happened('shown', profile.visit.startedAt - 1, perVisit)) ||
    happened('shown', page.at - (base.durationMs(gap) ?? 0), 1) ||
    happened('closed', page.at - (base.durationMs(afterClose) ?? 0), 1)
  return spent ? { reason: 'attention' } : undefined
}
