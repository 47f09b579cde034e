import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign for visitors outside its audience. */
export const audience: Gate = ({ plan }, { state }) =>
  blockIf(plan.rule !== undefined && !state.memo!.rules[plan.rule], 'audience')
