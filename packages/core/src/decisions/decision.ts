import type { Action } from '@kairos/schema'
import type { Reason } from './reasons.ts'

/** What was decided about one campaign, and why. */
export interface Decision {
  campaign: string
  /** The variant it acts with, or would have. */
  variant?: string
  /** Whether it acts now. A control acts too: it holds its surfaces with the page's own content. */
  acts: boolean
  reason: Reason
  /** Values behind the reason, such as the campaign that won instead. */
  detail?: Record<string, unknown>
  /** Where it acts, such as `slot:hero`. */
  surfaces: string[]
  /** What to do, with every text final: language chosen, facts filled in. Empty for a control. */
  actions: Action[]
}

/** Why a campaign does not act. */
export interface Block {
  reason: Reason
  detail?: Record<string, unknown>
}
