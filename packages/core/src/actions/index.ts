import type { Rare } from '../program.ts'
import type { ActionsBase } from './base.ts'
import { completeWith } from './complete.ts'
import { finishWith } from './finish.ts'
import { forestallsWith } from './redirect.ts'
import { campaignShape } from './shapes.ts'

export { isAddress } from './attributes.ts'
export type { ActionsBase } from './base.ts'

/** Actions beyond filling a slot: edits, redirects, calls. */
export const createActions = (base: ActionsBase): Omit<Rare, 'filters' | 'escape'> => ({
  shape: campaignShape,
  complete: completeWith(base),
  finish: finishWith(base),
  forestalls: forestallsWith(base),
})
