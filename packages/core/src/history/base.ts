import type { hash } from '../bucketing/hash.ts'
import type { misfit } from '../compile/shape.ts'
import type { Grounds } from '../conditions/rare.ts'
import type { assign } from '../decisions/assign.ts'
import type { own } from '../facts/read.ts'
import type { memoryRoots } from '../facts/roots.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { State } from '../state.ts'
import type { daysBetween, durationMs } from '../time.ts'

/** What history takes from the first download; it imports only types from there. */
export interface HistoryBase extends Grounds {
  assign: typeof assign
  daysBetween: typeof daysBetween
  durationMs: typeof durationMs
  hash: typeof hash
  memoryRoots: typeof memoryRoots
  misfit: typeof misfit
  own: typeof own
}

/** A campaign that is asked about. */
export interface Asked {
  plan: CampaignPlan
  state: State
  program: Program
}
