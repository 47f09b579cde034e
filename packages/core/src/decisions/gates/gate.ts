import type { Action, Variant } from '@kairos/schema'
import type { CampaignPlan, Program } from '../../program.ts'
import type { Learned, State } from '../../state.ts'
import type { Block } from '../decision.ts'
import type { Reason } from '../reasons.ts'

/** What is known at the moment of a decision; earlier decisions of the same turn are in the state already. */
export interface Moment {
  program: Program
  state: State
}

/** What has been worked out about one campaign on the way through the gates. */
export interface Draft {
  plan: CampaignPlan
  /** The variant it would act with and the probability it had; set by `allocation`. */
  variant?: Variant
  p?: number
  learned?: Learned | undefined
  /** Why it only goes through the motions: it is measured and holds nothing. */
  shadow?: 'holdout' | 'coverage'
  /** What to do, texts final; set by `content`. */
  actions?: Action[]
}

/** One question: nothing when the campaign passes, else why not. */
export type Gate = (draft: Draft, moment: Moment) => Block | undefined

/** Stops a campaign when something holds. */
export const blockIf = (holds: unknown, reason: Reason, detail?: Record<string, unknown>): Block | undefined =>
  holds ? { reason, ...(detail && { detail }) } : undefined
