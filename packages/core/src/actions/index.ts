import type { Rare } from '../program.ts'
import type { ActionsBase } from './base.ts'
import { completeWith } from './complete.ts'
import { finishWith } from './finish.ts'
import { forestallsWith } from './redirect.ts'
import { campaignShape } from './shapes.ts'
import { closedWith } from './widget/closed.ts'

export { isAddress } from './attributes.ts'
export type { ActionsBase } from './base.ts'

/** Actions beyond filling a slot: widgets, conversations, edits, redirects, calls. */
export function createActions(base: ActionsBase): Omit<Rare, 'filters' | 'escape'> {
  const left = forestallsWith(base)
  const closed = closedWith(base)
  return {
    shape: campaignShape,
    complete: completeWith(base),
    finish: finishWith(base),
    forestalls: (...asked) => left(...asked) ?? closed(...asked),
  }
}
