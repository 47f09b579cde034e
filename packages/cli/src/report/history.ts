import { type Group, liftOf } from '../statistics/lift.ts'
import type { Meeting } from './meetings.ts'
import type { History } from './results.ts'

/** More would not be seen in a drawing. */
const MOST_POINTS = 80

export interface HistoryQuestion {
  goal: string
  baseline: string
  alpha: number
}

/** How the lift of each variant looked while visitors came, at some moments of it. */
export function historyOf(
  groups: ReadonlyMap<string, readonly Meeting[]>,
  { goal, baseline, alpha }: HistoryQuestion,
): History[] {
  return [...groups.keys()]
    .filter((id) => id !== baseline)
    .map((variant) => {
      const points: History['points'] = []
      const counts: [Group, Group] = [
        { visitors: 0, reached: 0 },
        { visitors: 0, reached: 0 },
      ]
      const members = [groups.get(baseline)!, groups.get(variant)!]
      const happened = members
        .flatMap((own, side) => own.flatMap((meeting) => momentsOf(meeting, goal, side as 0 | 1)))
        .sort((one, other) => one.at - other.at)
      const every = Math.ceil((members[0]!.length + members[1]!.length) / MOST_POINTS)
      for (const [index, { isGoal, side }] of happened.entries()) {
        counts[side][isGoal ? 'reached' : 'visitors'] += 1
        const visitors = counts[0].visitors + counts[1].visitors
        if ((isGoal || visitors % every) && index < happened.length - 1) continue
        const lift = liftOf(...counts, alpha)
        if (lift) points.push({ visitors, ...lift })
      }
      return { variant, points }
    })
}

function momentsOf({ first, goals }: Meeting, goal: string, side: 0 | 1) {
  const reached = goals.get(goal)
  return [{ at: first.at, isGoal: false, side }, ...(reached ? [{ at: reached.at, isGoal: true, side }] : [])]
}
