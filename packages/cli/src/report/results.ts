import type { Config } from '@kairos/schema'
import type { Lift } from '../statistics/lift.ts'

/** What visitors of one variant did. */
export interface VariantReport {
  id: string
  name: string
  /** Those whose first meeting was with this one. */
  visitors: number
  impressions: number
  clicks: number
  closes: number
  /** By goal: visitors who reached it after the meeting, their share, and what it came to. */
  goals: Record<string, { visitors: number; rate: number; value: number }>
  /** Against the baseline; `null` where there are too few visitors to say, absent where nothing is compared. */
  lift?: Lift | null
}

/** Whether visitors are shared out as planned. */
export interface Shares {
  /** Probability of as odd shares by chance. */
  p: number
  /** By variant. */
  expected: Record<string, number>
  isAlarm: boolean
}

/** How the lift of a variant came about. */
export interface History {
  variant: string
  points: { visitors: number; low: number; middle: number; high: number }[]
}

export interface CampaignReport {
  id: string
  name: string
  /** What it is judged by; absent where nobody reached anything. */
  goal?: string
  /** Of several goals that were reached nobody said by which it is judged: it is the one most visitors reached. */
  isGoalPicked?: boolean
  /** The variant that others are compared with; absent where there is nothing to compare. */
  baseline?: string
  /** Without the holdout. */
  variants: VariantReport[]
  shares?: Shares
  /**
   * Visitors who would have met it and are shown no campaign. They are compared for all campaigns together only: where two
   * want one place, they count for both.
   */
  held?: VariantReport
  history: History[]
  /** Visitors who met two variants; the first one counts. */
  switched: number
  /** Revisions of the file that decided. */
  revisions: number[]
  /** First and last meeting, in milliseconds. */
  from: number
  to: number
  verdicts: Verdict[]
}

export interface Report {
  campaigns: CampaignReport[]
  /** Visitors who were shown something against those held out, as if it were one campaign; absent without a holdout. */
  together?: CampaignReport
}

export interface ReportQuestion {
  /** The file that was published, for names, planned shares, controls and goals. Default: what the records say. */
  config?: Config
  /** What campaigns without a goal of their own are judged by. Default: the goal that most visitors reached. */
  goal?: string
}

/** What a campaign's numbers allow to say. */
export interface Verdict {
  kind: 'shares_wrong' | 'better' | 'worse' | 'no_difference' | 'too_few' | 'nothing_to_compare'
  /** The variant it is about. */
  about?: string
  sentence: string
}
