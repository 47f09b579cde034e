import { growthbook } from './growthbook.mjs'
import { handWritten } from './handWritten.mjs'
import { jsonLogic } from './jsonLogic.mjs'
import { kairos } from './kairos.mjs'

/**
 * Each makes rules ready and gives `pass`: a visitor in, one answer (1 or 0) for each rule out.
 *
 * @type {Record<string, (rules: object[]) => { pass: (visitor: import('../visitors.mjs').Visitor) => ArrayLike<number> }>}
 */
export const engines = { kairos, growthbook, jsonLogic, handWritten }

/** Libraries somebody could use instead; hand-written predicates are the yardstick beside them. */
export const peers = ['growthbook', 'jsonLogic']

/** Names as the table prints them. */
export const titles = {
  kairos: 'Kairos',
  growthbook: 'GrowthBook',
  jsonLogic: 'json-logic-js',
  handWritten: 'hand-written',
}
