import type { Reason } from '../decisions/reasons.ts'
import type { GateName } from './names.ts'

/**
 * Why everything is as it is, as plain JSON: for the console, the panel, the CLI and the messages of tests. Entries that say
 * the same may be one object: a report is to be read, not to be written to.
 */
export interface Report {
  /** Moment it speaks of, in milliseconds. */
  at: number
  visitor: string
  /** Revision of the config. */
  revision: number
  /** All that rules and texts read, as it is now, by path; `null` is missing, a behaviour has its own JSON for a path. */
  facts: Record<string, unknown>
  segments: SegmentReport[]
  campaigns: CampaignReport[]
  surfaces: SurfaceReport[]
}

export interface SegmentReport {
  segment: string
  /** Whether the visitor is in it. */
  holds: boolean
  /** What it means; where the file is at hand. */
  sentence?: string
}

/** Who holds a place, and why the others that want it do not. */
export interface SurfaceReport {
  /** Such as `slot:hero`. */
  surface: string
  /** Campaign that holds it. */
  holder?: string
  others: { campaign: string; priority: number; reason?: Reason }[]
}

/** Why a campaign acts or does not. */
export interface CampaignReport {
  campaign: string
  name: string
  acts: boolean
  variant?: string
  /** Absent when it was not decided on this page. */
  reason?: Reason
  /** The gate that gave the reason; absent when it acts, or when something that happened since gave it. */
  gate?: GateName
  /** The reason, and the nearest miss, in one sentence. */
  sentence: string
  /** What was nearly enough, or when it will be: "needs 1 more visit", "starts in 2 days". */
  miss?: string
  /** All gates in their order, as they answer now; the first that blocked is the reason only as long as nothing changed. */
  trace: GateReport[]
  /** Every question its audience asks. */
  audience: LeafReport[]
  /** The smallest change of facts that would turn the answer of its audience; absent when it has no audience. */
  change?: Change
}

/** What one gate says now. */
export interface GateReport {
  gate: GateName
  /** `marked`: passes in shadow, measured and not shown. `not asked`: nothing to ask about without a variant. */
  status: 'pass' | 'fail' | 'marked' | 'not asked'
  /** What the file asks for; `null` when it asks for nothing. */
  expected: unknown
  actual: unknown
  sentence: string
  /** The reason it gives for not showing, and what was nearly enough. */
  reason?: Reason
  miss?: string
}

/** One question of a condition. */
export interface LeafReport {
  /** Path of the fact, `segment.<id>`, or `$did` and `$sequence` with what they ask. */
  fact: string
  /** Operator; empty for a plain value. */
  operator: string
  expected: unknown
  /** `null` when it is missing. */
  actual: unknown
  holds: boolean
  missing: boolean
  sentence: string
}

/** A change of facts, and that it was tried with the engine's own rules. */
export interface Change {
  /** Whether one was found in a bounded search. */
  found: boolean
  /** Hypothetical values by path; `null` is a missing fact. */
  facts: Record<string, unknown>
  /** "needs 1 more visit". */
  sentence: string
}
