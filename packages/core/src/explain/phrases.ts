import type { Limit, Pages, Schedule, Trigger } from '@kairos/schema'
import type { Block } from '../decisions/decision.ts'
import type { Reason } from '../decisions/reasons.ts'
import type { CampaignPlan, Program } from '../program.ts'
import type { State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import type { GateName } from './names.ts'
import type { GateReport, LeafReport } from './report.ts'

/** Names of segments, by id. */
export type Names = Record<string, { name?: string } | undefined>

/** One question of a condition; `operator` is empty for a plain value. */
export interface Question {
  path: string
  operator: string
  operand: unknown
}

/** A limit that is reached. */
export interface Reached extends Limit {
  /** How often it was done. */
  times: number
  /** How long until it counts anew, as far as it is known: "40 seconds". */
  again?: string
}

/** A campaign that a gate keeps from showing, and when. */
export interface Kept {
  plan: CampaignPlan
  program: Program
  state: State
}

/** What phrases take from what they are said by. */
export interface Speaking extends Pick<ExplainBase, 'own' | 'durationMs'> {
  /** A stretch of time: "2 days". */
  stretch: (ms: number) => string
}

/**
 * How a report says what stands in the file. A page makes do with `plain.ts`, which names things as the file does; where
 * somebody waits for it, `fluent.ts` speaks English.
 */
export interface Phrases {
  condition: (condition: unknown, names: Names) => string
  question: (question: Question, names: Names, isNot?: boolean) => string
  schedule: (schedule: Schedule) => string
  pages: (pages: Pages) => string
  limits: (limits: Limit[]) => string
  reached: (limit: Reached) => string
  trigger: (trigger: Trigger, names: Names) => string
  /** "1 more visit", "20 less in cart value". */
  more: (path: string, amount: number) => string
  reason: (reason: Reason) => string
  /** What is said of a gate that a campaign passes. */
  passed: (gate: GateName) => string
  /** What was nearly enough for a gate: "needs a page on /shop/*". */
  miss: (
    gate: Pick<GateReport, 'gate' | 'expected' | 'actual'>,
    kept: Kept,
    block: Block | undefined,
  ) => string | undefined
  /** The answer to a question: "visited at least twice: no, it is 1". */
  answer: (leaf: Omit<LeafReport, 'sentence'>, question: string) => string
}
