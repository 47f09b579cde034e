import type { Action, Variant } from '@kairos/schema'
import type { CampaignPlan, Program } from '../../program.ts'
import type { State } from '../../state.ts'
import type { Reason } from '../reasons.ts'

/** What is known at the moment of a decision. */
export interface Moment {
  program: Program
  state: State
  at: number
  /** Who holds which surface, decisions of this turn included. */
  surfaces: Record<string, string>
}

/** What has been worked out about one campaign on the way through the gates. */
export interface Draft {
  plan: CampaignPlan
  /** The variant it would act with and the probability it had; set by `preview` or `allocation`. */
  variant?: Variant
  p?: number
  /** Whether a preview link forces the variant. */
  forced?: boolean
  /** What to do, texts final; set by `content`. */
  actions?: Action[]
}

/** Why a campaign does not act. */
export interface Block {
  reason: Reason
  detail?: Record<string, unknown>
}

/** One question: nothing when the campaign passes, else why not. */
export type Gate = (draft: Draft, moment: Moment) => Block | undefined

export const block = (reason: Reason, detail?: Record<string, unknown>): Block =>
  detail ? { reason, detail } : { reason }
