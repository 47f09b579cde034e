import { expect } from '../expect.ts'
import { read } from '../facts/read.ts'
import { createGraph, YES } from './graph.ts'
import type { Test, TestContext } from './operators.ts'

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
  const context: TestContext = {
    groups: savedGroups,
    careful: false,
    condition: (inner) => conditionTest(inner, context),
  }
  try {
    return conditionTest(condition, context)(facts)
  } catch {
    return false
  }
}

/** How `kairos.json` reads conditions. */
export const careful: TestContext = { groups: {}, careful: true, condition: (inner) => conditionTest(inner, careful) }

/** Makes one condition a test of a tree of facts. Throws `BadUnit`. */
export function conditionTest(condition: unknown, context: TestContext): Test {
  const paths: string[][] = []
  const { add, leaves, nodes } = createGraph(context, {
    fact(path) {
      expect(!context.careful || path[0] !== '$', 'operator')
      return paths.push(path.split('.')) - 1
    },
  })
  const { entry } = add(condition, '')
  return (facts) => {
    let at = entry
    while (at >= 0) {
      const { input, test } = leaves[nodes[at]!]!
      at = nodes[at + (test(read(facts, paths[input]!)) ? 1 : 2)]!
    }
    return at === YES
  }
}
