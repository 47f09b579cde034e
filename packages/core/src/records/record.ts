import { programOf } from '../program.ts'
import type { Learned, State } from '../state.ts'

/** What every record says beside its own story. */
export interface RecordContext {
  /** Milliseconds since 1970. */
  at: number
  visitor: string
  /** Number of the visit. */
  visit: number
  /** Revision of the config that decided. */
  revision: number
  /** Segments the visitor is in. */
  segments: string[]
}

/** Something measured, ready to be sent. Ids of messages and the address are the sender's business. */
export type KairosRecord = CampaignRecord | GoalRecord | DiagnosticRecord

/** What became of a campaign. */
export interface CampaignRecord extends RecordContext {
  /**
   * `exposure`: assigned and acting, a control too. `impression`: really seen. `click`: followed its link. `close`: sent
   * away.
   */
  name: 'exposure' | 'impression' | 'click' | 'close'
  campaign: string
  /** The variant; `holdout` for a visitor who is shown none. */
  variant: string
  /** Probability the variant had when it was drawn. */
  p?: number
  /** The learned shares it was drawn by. */
  learned?: Learned
  /** Where it acts; several are parted by spaces. */
  surface?: string
}

/** Something worth counting happened. */
export interface GoalRecord extends RecordContext {
  name: 'goal'
  /** Id of the goal; the event's name where the file lists none. */
  goal: string
  /** What it is worth, where the event says so. */
  value?: number
  currency?: string
  /** Variants the visitor had met by then, by campaign; `holdout` where none is shown. The 50 met last. */
  exposures: Record<string, string>
}

/** A part of the file that cannot be used, or of Kairos that did not come. */
export interface DiagnosticRecord extends RecordContext {
  name: 'diagnostic'
  path: string
  expected: string
}

/** Gives the segments the visitor is in. */
export const segmentsOf = ({ memo }: State): string[] =>
  memo ? programOf(memo).segments.filter((_, rule) => memo.rules[rule]) : []

export const context = (state: State): RecordContext => ({
  at: state.page.at,
  visitor: state.profile.id,
  visit: state.profile.visit.count,
  revision: state.memo ? programOf(state.memo).revision : 0,
  segments: segmentsOf(state),
})
