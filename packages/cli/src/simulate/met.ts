import type { Program, Reason } from '@kairos/core'

export const HELD_OUT = 1
export const NOT_COVERED = 2

/** What one visitor met, by number of the campaign. Made once and emptied for the next visitor. */
export interface Met {
  /** How often it acted. */
  acted: Int32Array
  /** Number of the variant, -1 for none. */
  variant: Int32Array
  /** `HELD_OUT`, `NOT_COVERED`, or 0. */
  shadow: Uint8Array
  /** How far it came: the number of the last gate that blocked it, counted from the first. */
  furthest: Int32Array
  /** Number of the campaign that took its place, -1 for none. */
  lostTo: Int32Array
  /** 1 for each segment the visitor was in. */
  segments: Uint8Array
  visits: number
  pages: number
  /** Interruptions by visit. */
  interruptions: number[]
  /** Whether attention kept something back. */
  spent: boolean
  /** Goals that were reached. */
  goals: Set<string>
}

/** Reasons in the order in which they are met. */
export const ORDER: readonly Reason[] = [
  'disabled',
  'consent_pending',
  'zone_pending',
  'starts_later',
  'ended',
  'preflight',
  'outside_hours',
  'other_page',
  'audience',
  'prerequisite',
  'limit_reached',
  'exclusive_group',
  'old_bucket',
  'no_variant',
  'coverage',
  'holdout',
  'not_triggered',
  'fact_missing',
  'attention',
  'redirected',
  'lost_to_priority',
  'broken',
  // Told last: of a chat outside its hours, which nothing stands in for.
  'chat_unavailable',
]

/** Place of each reason among them. */
export const RANK = new Map(ORDER.map((reason, index) => [reason as string, index]))

export function createMet({ campaigns, segments }: Program): Met {
  const many = campaigns.length
  return {
    acted: new Int32Array(many),
    variant: new Int32Array(many).fill(-1),
    shadow: new Uint8Array(many),
    furthest: new Int32Array(many).fill(-1),
    lostTo: new Int32Array(many).fill(-1),
    segments: new Uint8Array(segments.length),
    visits: 0,
    pages: 0,
    interruptions: [],
    spent: false,
    goals: new Set(),
  }
}

export function empty(met: Met): void {
  met.acted.fill(0)
  met.variant.fill(-1)
  met.shadow.fill(0)
  met.furthest.fill(-1)
  met.lostTo.fill(-1)
  met.segments.fill(0)
  met.visits = 0
  met.pages = 0
  met.interruptions.length = 0
  met.spent = false
  met.goals.clear()
}
