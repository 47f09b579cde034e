import { assign } from '../assign.ts'
import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign for visitors who do not have the variants of other campaigns it asks for. */
export const prerequisites: Gate = ({ plan }, { program, state }) => {
  const unmet = plan.campaign.prerequisites?.find(({ campaign, variant }) => {
    const other = program.plans.get(campaign)
    const drawn = other && assign(other, state.profile)
    return !drawn?.covered || drawn.variant?.id !== variant
  })
  return blockIf(unmet, 'prerequisite', { ...unmet })
}
