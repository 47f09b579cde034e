import type { Decision } from './decisions/decision.ts'
import type { KairosRecord } from './records/record.ts'
import type { State } from './state.ts'

/** What one signal led to. */
export interface Turn {
  state: State
  /**
   * Paths of the facts that rules or texts read and that changed, segments (`segment.returning`) included; on a new page
   * all of them.
   */
  changed: string[]
  /** The campaigns that were decided in this turn, acting or not, and those that ended. */
  decisions: Decision[]
  /** What is to be measured. */
  records: KairosRecord[]
  /** When to send `wake`: the next moment at which something changes by itself. */
  wakeAt?: number
}
