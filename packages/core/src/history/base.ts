import type { careful, conditionTest } from '../conditions/evaluate.ts'
import type { testOf } from '../conditions/operators.ts'
import type { own } from '../facts/read.ts'
import type { daysBetween, durationMs } from '../time.ts'

/** What history takes from the first download; it imports only types from there. */
export interface HistoryBase {
  careful: typeof careful
  conditionTest: typeof conditionTest
  daysBetween: typeof daysBetween
  durationMs: typeof durationMs
  /** Stops a unit that is not as expected. */
  expect: (holds: unknown, expected: string, ...steps: string[]) => void
  own: typeof own
  testOf: typeof testOf
}
