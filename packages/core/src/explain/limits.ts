import type { Limit } from '@kairos/schema'
import type { CampaignPlan } from '../program.ts'
import type { State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { stretch } from './when.ts'

/** Where a limit counts and when it counts anew, from the one that ends first to the one that never ends. */
const periods = [
  ['page', 'on this page', 'again on the next page'],
  ['visit', 'in this visit', 'again in the next visit'],
  ['', 'in the last', 'again in'],
  ['lifetime', 'ever', 'not again'],
] as const

interface Counting {
  state: State
  /** Campaigns that count together. */
  plans: readonly CampaignPlan[]
  limits: readonly Limit[]
}

/** What was counted against limits: "was shown once in this visit already; again in the next visit"; of several reached, the last to end. */
export function limitMiss({ own, durationMs }: ExplainBase, { state, plans, limits }: Counting): string | undefined {
  const { page, profile } = state
  const starts: Record<string, number> = { page: page.enteredAt, visit: profile.visit.startedAt, lifetime: 0 }
  let last = -1
  let miss: string | undefined
  for (const { max, per, of = 'shown' } of limits) {
    const ms = durationMs(per)
    const since = ms === undefined ? starts[per]! : page.at - ms + 1
    const found = plans
      .flatMap(({ campaign: { id } }) => [
        ...(own(profile.campaigns, id)?.[of] ?? []),
        ...(of === 'shown' ? [own(page.pending, id) ?? -1] : []),
      ])
      .filter((time) => time >= since)
      .sort((a, b) => a - b)
    const rank = ms === undefined ? periods.findIndex(([name]) => name === per) : 2
    if (found.length < max || rank <= last) continue
    last = rank
    const [, within, again] = periods[rank]!
    const text = `was ${of} ${found.length < 2 ? 'once' : `${found.length} times`} ${within}`
    const left = ms && max ? ` ${stretch(found[found.length - max]! + ms - page.at)}` : ''
    miss = max ? `${text}${ms ? ` ${stretch(ms)}` : ''} already; ${again}${left}` : 'may never act'
  }
  return miss
}
