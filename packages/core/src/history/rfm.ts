import type { Program } from '../program.ts'
import type { State } from '../state.ts'
import type { HistoryBase } from './base.ts'
import { pastOf } from './remember.ts'

const CUTS = { recency: [14, 45, 120, 365], frequency: [2, 3, 5, 10], monetary: [50, 150, 400, 1000] }

/** Scores a visitor who bought from 1 (poor) to 5 (best) by how lately, how often and for how much. */
export function rfm({ daysBetween }: HistoryBase, { profile, page }: State, { settings }: Program) {
  const { visit } = profile
  const { orders } = pastOf(profile)
  const cutsOf = (score: keyof typeof CUTS): number[] => {
    const own = settings.rfm?.[score]
    return Array.isArray(own) ? own : CUTS[score]
  }
  // Who never bought is judged by the last visit, for `lifecycle`.
  const days = daysBetween(orders.lastAt ?? visit.previousAt ?? visit.startedAt, page.at)!
  const recency = 5 - cutsOf('recency').filter((cut) => days > cut).length
  const [frequency, monetary] = [
    { cuts: cutsOf('frequency'), value: orders.count },
    { cuts: cutsOf('monetary'), value: orders.total },
  ].map(({ cuts, value }) => 1 + cuts.filter((cut) => value >= cut).length) as [number, number]
  return { recency, frequency, monetary, code: `${recency}${frequency}${monetary}` }
}

/**
 * Tells where a visitor stands: `new` before the second visit or first order, else by recency `active` or, with many
 * orders, `loyal`; `at_risk`; `lapsed`.
 */
export function lifecycle(base: HistoryBase, state: State, program: Program): string {
  const { visit } = state.profile
  const { orders } = pastOf(state.profile)
  const { recency, frequency } = rfm(base, state, program)
  if (!orders.count && visit.count < 2) return 'new'
  if (recency > 3) return frequency > 3 ? 'loyal' : 'active'
  return recency > 1 ? 'at_risk' : 'lapsed'
}
