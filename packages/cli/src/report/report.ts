import type { Config } from '@kairos/schema'
import type { Lift } from '../statistics/lift.ts'
import { campaignReport, wholeReport } from './campaignReport.ts'
import { type Meetings } from './meetings.ts'
import type { Verdict } from './verdict.ts'

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
  /** The variant that others are compared with; absent where there is nothing to compare. */
  baseline?: string
  /** Without the holdout. */
  variants: VariantReport[]
  shares?: Shares
  /** Held-out visitors, and the lift of all variants together against them. */
  holdout?: { held: VariantReport; shown: VariantReport; shares?: Shares }
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
  /** All campaigns together against the holdout; absent without one. */
  together?: CampaignReport
}

export interface ReportQuestion {
  /** The file that was published, for names, planned shares, controls and goals. Default: what the records say. */
  config?: Config
  /** What campaigns without a goal of their own are judged by. Default: the goal that most visitors reached. */
  goal?: string
}

/** Works out what each campaign did, from what was counted. */
export function reportOf(meetings: Meetings, question: ReportQuestion = {}): Report {
  const order = (question.config?.campaigns ?? []).map(({ id }) => id)
  const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const ids = [...meetings.campaigns.keys()].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const together = wholeReport(meetings.together, question)
  return {
    campaigns: ids.map((id) => campaignReport(id, meetings.campaigns.get(id)!, question)),
    ...(together && { together }),
  }
}

/** Whether visitors of some campaign are not shared out as planned: what follows from it is not to be believed. */
export const hasAlarm = ({ campaigns, together }: Report): boolean =>
  [...campaigns, ...(together ? [together] : [])].some(
    ({ shares, holdout }) => shares?.isAlarm || holdout?.shares?.isAlarm,
  )
