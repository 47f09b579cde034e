import type { Gate } from './gate.ts'

/** Blocks a campaign for what is asked of few: other campaigns' variants, limits, a part of a group. */
export const permission: Gate = ({ plan }, { state, program }) => {
  for (const ask of program.history?.permissions ?? []) {
    const block = ask(plan, state, program)
    if (block) return block
  }
  return undefined
}

/** Blocks an interrupting campaign when the visitor was interrupted often enough for now. */
export const attention: Gate = ({ plan }, { state, program }) => program.history?.attention(plan, state, program)
