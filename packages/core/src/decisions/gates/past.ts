import type { Gate } from './gate.ts'

/** Blocks a campaign that acted as often as its limits allow; what counts that loads only where a campaign has limits. */
export const limits: Gate = ({ plan }, { state, program }) => program.history?.limits(plan, state, program)

/** Blocks an interrupting campaign when the visitor was interrupted often enough for now. */
export const attention: Gate = ({ plan }, { state, program }) => program.history?.attention(plan, state, program)
