import type { Condition } from './condition.ts'

/**
 * Shares of the variants that were learned elsewhere: how a bandit would deal them to this kind of visitor. Whoever has a
 * variant keeps it.
 */
export interface Allocation {
  /** `bandit`: shares by context. */
  type: 'bandit'
  /** Name of this training; measured with each exposure. Example: `"2026-11-20"`. */
  version: string
  /**
   * Moment from which the shares are too old, read like `schedule.until`; all variants then have equal shares. Default:
   * never. Example: `"2026-12-01"`.
   */
  expires?: string
  /**
   * Kinds of visitors, the first that fits decides. A visitor who fits none goes by the variants' own weights. Example:
   * `[{ "when": { "device.type": "mobile" }, "weights": [0.2, 0.8] }]`.
   */
  contexts: AllocationContext[]
}

/** A kind of visitor, and what works for it. */
export interface AllocationContext {
  /** Who belongs to it. Example: `{ "device.type": "mobile" }`. */
  when: Condition
  /** Share of each variant, in their order, relative to each other. Example: `[0.2, 0.8]`. */
  weights: number[]
}
