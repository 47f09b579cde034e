import type { Rule } from '../conditions/graph.ts'
import type { CampaignPlan } from '../program.ts'

/** Builds one unit of the file; one that cannot be used is left out with a diagnostic at `path`. */
export type Keep = <T>(path: string, build: () => T) => T | undefined

/** A usable segment. */
export interface SegmentUnit {
  id: string
  rule: Rule
  level: number
}

/** A usable campaign with its audience, if it names one. */
export interface CampaignUnit {
  plan: CampaignPlan
  audience: Rule | undefined
  /** Facts its texts ask for. */
  placeholders: string[]
}
