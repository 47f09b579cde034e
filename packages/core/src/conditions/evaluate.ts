import { expect } from '../expect.ts'
import { own, read } from '../facts/read.ts'
import { createGraph } from './graph.ts'
import { folded, isOperators, not, oneOf, type Test, type TestContext, testOf } from './operators.ts'
import { conditionTest, type Grounds, rareOperators } from './rare.ts'

const grounds: Grounds = { createGraph, expect, folded, isOperators, read, testOf }
const operators = rareOperators(grounds)

/**
 * Makes the test of what stands behind a fact's path in `kairos.json`; a missing fact is `null`. Throws for an operand no
 * operator can work with.
 *
 * @example factTest({ $gte: 3 })(null) // false
 */
export const factTest = (test: unknown): Test => testOf(test, { careful: true, more: operators })

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
  const inGroup = (name: unknown) => oneOf((own(savedGroups, `${name}`) as unknown[]) ?? [])
  const context: TestContext = {
    careful: false,
    more: { ...operators, inGroup, notInGroup: (name) => not(inGroup(name)) },
  }
  try {
    return conditionTest(grounds, condition, context)(facts)
  } catch {
    return false
  }
}
