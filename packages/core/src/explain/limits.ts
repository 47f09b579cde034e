import type { Limit } from '@kairos/schema'
import type { CampaignPlan } from '../program.ts'
import type { State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import type { Reached } from './phrases.ts'
import { stretch } from './when.ts'

interface Counting {
  state: State
  /** Campaigns that count together. */
  plans: readonly CampaignPlan[]
  limits: readonly Limit[]
}

/** Finds a limit that is reached: of several the one that counts longest, since it is the last to count anew. */
export function reachedOf(
  { own, durationMs }: ExplainBase,
  { state: { page, profile }, plans, limits }: Counting,
): Reached | undefined {
  const starts: Record<string, number> = { page: page.enteredAt, visit: profile.visit.startedAt, lifetime: 0 }
  let first = Infinity
  let reached: Reached | undefined
  for (const { max, per, of = 'shown' } of limits) {
    const ms = durationMs(per)
    const since = starts[per] ?? page.at - ms! + 1
    const found = plans
      .flatMap(({ campaign: { id } }) => [
        ...(own(profile.campaigns, id)?.[of] ?? []),
        ...(of === 'shown' ? [own(page.pending, id) ?? -1] : []),
      ])
      .filter((time) => time >= since)
      .sort((a, b) => a - b)
    if (found.length < max || since >= first) continue
    first = since
    reached = { max, per, of, times: found.length }
    if (ms && max) reached.again = stretch(found[found.length - max]! + ms - page.at)
  }
  return reached
}
