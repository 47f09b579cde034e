import { read } from '../facts/read.ts'
import { createGraph, YES } from './graph.ts'
import type { Test } from './operators.ts'

/**
 * Tells whether facts meet a condition, exactly as GrowthBook's SDK specification 0.8.0 says: a missing fact counts as
 * 0 and as "not equal", and an unknown `$key` at condition level is the path of a fact. Anything that is no condition
 * does not hold.
 *
 * @param savedGroups lists that `$inGroup` and `$notInGroup` name; an unknown name is an empty list
 * @example evaluateCondition({ visit: { count: 3 } }, { 'visit.count': { $gte: 2 } }) // true
 */
export function evaluateCondition(
  facts: unknown,
  condition: unknown,
  savedGroups: Record<string, unknown> = {},
): boolean {
  try {
    return conditionTest(condition, savedGroups)(facts)
  } catch {
    return false
  }
}

/** Makes one condition a test of a tree of facts. Throws `BadUnit`. @param careful see `TestContext` */
export function conditionTest(condition: unknown, groups: Record<string, unknown>, careful = false): Test {
  const graph = createGraph({ groups, careful, condition: (inner) => conditionTest(inner, groups, careful) })
  const { entry } = graph.add(condition)
  const steps = graph.leaves.map((leaf) => leaf.path.split('.'))
  return (facts) => {
    let at = entry
    while (at >= 0) {
      const leaf = graph.nodes[at]!
      at = graph.nodes[at + (graph.leaves[leaf]!.test(read(facts, steps[leaf]!)) ? 1 : 2)]!
    }
    return at === YES
  }
}
