import type { answer, askLeaf, askRule } from '../conditions/answer.ts'
import type { Gate } from '../decisions/gates/gate.ts'
import type { own } from '../facts/read.ts'
import type { durationMs } from '../time.ts'

/** What explaining takes from the first download; it imports only types from there. */
export interface ExplainBase {
  answer: typeof answer
  askLeaf: typeof askLeaf
  askRule: typeof askRule
  durationMs: typeof durationMs
  gates: readonly Gate[]
  own: typeof own
}
