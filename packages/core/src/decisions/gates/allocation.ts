import { assign } from '../assign.ts'
import { block, type Gate } from './gate.ts'

/** Draws the visitor's variant, or takes the one drawn before. */
export const allocation: Gate = (draft, { state }) => {
  const drawn = assign(draft.plan, state.profile)
  if (!drawn) return block('not_in_variant')
  draft.variant = drawn.variant
  draft.p = drawn.p
  return undefined
}
