import { inNamespace } from '../../bucketing/index.ts'
import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign for visitors who belong to another part of its exclusive group. */
export const exclusive: Gate = ({ plan }, { state }) => {
  const { exclusive: part } = plan.campaign
  return blockIf(part && !inNamespace(state.profile.id, [part.group, part.from ?? 0, part.to ?? 1]), 'exclusive_group')
}
