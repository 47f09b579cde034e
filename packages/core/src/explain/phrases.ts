import type { Limit, Pages, Schedule, Trigger } from '@kairos/schema'
import type { Reason } from '../decisions/reasons.ts'
import type { GateName } from './names.ts'

/** Names of segments, by id. */
export type Names = Record<string, { name?: string } | undefined>

/** One question of a condition; `operator` is empty for a plain value. */
export interface Question {
  path: string
  operator: string
  operand: unknown
}

/**
 * How a report says what stands in the file. A page makes do with `plain.ts`, which names things as the file does; where
 * bytes do not count, `fluent.ts` speaks English.
 */
export interface Phrases {
  condition: (condition: unknown, names: Names) => string
  question: (question: Question, names: Names, isNot?: boolean) => string
  schedule: (schedule: Schedule) => string
  pages: (pages: Pages) => string
  limits: (limits: Limit[]) => string
  trigger: (trigger: Trigger, names: Names) => string
  /** "1 more visit", "20 less in cart value". */
  more: (path: string, amount: number) => string
  reason: (reason: Reason) => string
  /** What is said of a gate that a campaign passes. */
  passed: (gate: GateName) => string
}
