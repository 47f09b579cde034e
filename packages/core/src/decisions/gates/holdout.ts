import { isHeldOut } from '../../bucketing/holdout.ts'
import type { Gate } from './gate.ts'

/** Marks visitors who never see any campaign; what they would have seen is measured. */
export const holdout: Gate = (draft, { program, state }) => {
  if (draft.plan.campaign.holdout !== false && isHeldOut(state.profile.id, program)) draft.shadow = 'holdout'
  return undefined
}
