import { own } from '../../facts/read.ts'
import type { Gate } from './gate.ts'

/**
 * Lets one campaign hold a surface; a variant gets all its surfaces or none. Who holds one keeps it, unless a campaign of
 * higher priority asks: a turn decides best first, so that happens when something changes on an open page.
 */
export const arbitration: Gate = ({ plan, variant }, { program, state }) => {
  const strength = (id: string) => program.plans.get(id)?.rank ?? 0
  for (const surface of plan.surfaces[variant!.id]!) {
    const to = own(state.page.surfaces, surface)
    if (to && strength(to) >= plan.rank) return { reason: 'lost_to_priority', detail: { to } }
  }
  return undefined
}
