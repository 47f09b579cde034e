import type { State } from '../state.ts'
import { read } from './read.ts'
import { roots } from './roots.ts'

/** Gives the value of a fact now; missing is `null`. */
export function lookUp(state: State, steps: readonly string[]): unknown {
  const root = steps[0]!
  return Object.hasOwn(roots, root) ? read(roots[root]!(state), steps.slice(1)) : read(state.page.facts, steps)
}
