import { own } from '../../facts/read.ts'
import { blockIf, type Gate } from './gate.ts'

/**
 * Lets one campaign hold a surface; a variant gets all its surfaces or none. Who holds one keeps it, unless a campaign of
 * higher priority asks: a turn decides best first, so that happens when something changes on an open page.
 */
export const arbitration: Gate = ({ plan, variant }, { program, state }) => {
  const strength = (id: string) => program.plans.get(id)?.campaign.priority ?? 0
  const holders = plan.surfaces[variant!.id]!.map((surface) => own(state.page.surfaces, surface))
  const to = holders.find((holder) => holder && strength(holder) >= strength(plan.campaign.id))
  return blockIf(to, 'lost_to_priority', { to })
}
