import type { Campaign, Settings, Slot } from '@kairos/schema'
import type { Range } from './bucketing/index.ts'
import type { Test } from './conditions/operators.ts'
import type { PageTest } from './decisions/pages.ts'
import type { Diagnostic } from './diagnostic.ts'

/** A config made ready to decide: made once, then only read. */
export interface Program {
  revision: number
  settings: Settings
  slots: Record<string, Slot>
  visitGapMs: number
  /** Units that were left out. */
  diagnostics: Diagnostic[]
  /** The campaigns that can be used, best first. */
  campaigns: CampaignPlan[]
  /** Ids of the usable segments, in the order of their rules; the campaigns' audiences follow. */
  segments: string[]
  /** The facts rules and texts read, as path steps, and by their first word. */
  inputs: string[][]
  inputsOf: Record<string, number[]>
  /** The decision graph of all rules, and each rule's entry. */
  nodes: Int32Array
  entries: number[]
  leaves: { input: number; test: Test }[]
  /** Rules level by level: a rule reads only segments of lower levels. */
  levels: number[][]
  levelOf: number[]
  /** What a change reaches: the leaves of an input, the rules of a leaf, the input a segment's rule sets. */
  leavesOf: number[][]
  rulesOf: number[][]
  segmentInputs: (number | undefined)[]
  /** Campaigns that read an input in their audience or texts. */
  readersOf: CampaignPlan[][]
}

/** A campaign made ready to decide. */
export interface CampaignPlan {
  campaign: Campaign
  /** Index of the audience's rule; `undefined` for everybody. */
  rule: number | undefined
  onPage: PageTest | undefined
  ranges: Range[]
  /** Surfaces each variant needs, by variant id. A control needs those of all other variants. */
  surfaces: Record<string, string[]>
}
