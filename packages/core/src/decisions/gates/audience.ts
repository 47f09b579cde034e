import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign for visitors outside its audience; one for everybody has no rule, and so no answer. */
export const audience: Gate = ({ plan }, { state }) => blockIf(state.memo!.rules[plan.rule!] === 0, 'audience')
