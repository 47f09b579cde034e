import type { hash } from '../bucketing/hash.ts'
import type { answer, askLeaf, askRule, readInput } from '../conditions/answer.ts'
import type { decide, draftOf } from '../decisions/decide.ts'
import type { consent } from '../decisions/gates/consent.ts'
import type { enterPage, zoned } from '../enter.ts'
import type { own } from '../facts/read.ts'
import type { context } from '../records/record.ts'
import type { durationMs } from '../time.ts'

/** What the rest of the loop takes from the first download; it imports only types from there. */
export interface Base {
  answer: typeof answer
  askLeaf: typeof askLeaf
  askRule: typeof askRule
  consent: typeof consent
  context: typeof context
  decide: typeof decide
  draftOf: typeof draftOf
  durationMs: typeof durationMs
  enterPage: typeof enterPage
  hash: typeof hash
  own: typeof own
  readInput: typeof readInput
  zoned: typeof zoned
}
