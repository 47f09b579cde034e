import { attempt, expect, isObject } from '../expect.ts'
import { own } from '../facts/read.ts'
import { isQuick } from './pattern.ts'
import { version } from './version.ts'

/** Answers whether a fact's value is what a rule wants; a missing fact arrives as `null`. */
export type Test = (value: unknown) => boolean

/** What tests need from outside: named lists, conditions on list elements, and how careful to be with missing facts. */
export interface TestContext {
  /** Lists that `$inGroup` names. */
  groups: Record<string, unknown>
  /** Makes a test of a whole condition, for the elements of a list. */
  condition: (condition: unknown) => Test
  /**
   * GrowthBook's language reads a missing fact as 0, as version 0 and as the text "null". In `kairos.json` that would
   * reach the wrong people: when careful, such operators never match a missing fact, and what cannot work is refused.
   */
  careful: boolean
}

/** A long value can make a regular expression slow; nothing worth matching comes later than this. */
const MOST_CHARACTERS = 1000

/** All operators: comparisons (`v`: of version numbers), lists and patterns (`i`: ignoring case), and the rest. */
const NAME = /^\$(?:(v?)(eq|ne|[lg]te?)|(n?in|all|regex)(i?)|(exists|type|size|elemMatch|not|inGroup|notInGroup))$/

type Compare = (value: never, operand: never) => boolean
const comparisons: Record<string, Compare> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
}

type Convert = (value: unknown) => unknown
const same: Convert = (value) => value
const folded: Convert = (value) => (typeof value === 'string' ? value.toLowerCase() : value)
const never: Test = () => false
const not =
  (test: Test): Test =>
  (value) =>
    !test(value)
const isList = Array.isArray as (value: unknown) => value is unknown[]

const oneOf = (operand: unknown[], convert: Convert): Test => {
  const wanted = new Set(operand.map(convert))
  const has = (value: unknown) => wanted.has(convert(value))
  return (value) => (isList(value) ? value.some(has) : has(value))
}

/** Tests of lists and patterns, by name. */
const listTests: Record<string, (operand: unknown[], convert: Convert, context: TestContext) => Test> = {
  in: oneOf,
  nin: (operand, convert) => not(oneOf(operand, convert)),
  all(operand, convert, context) {
    const tests = operand.map((each) => testOf(convert(each), context))
    return (value) => isList(value) && tests.every((test) => value.some((each) => test(convert(each))))
  },
}

const otherTests: Record<string, (operand: unknown, context: TestContext) => Test> = {
  exists: (operand) => (value) => (value === null) === !operand,
  type: (operand) => (value) => (value === null ? 'null' : isList(value) ? 'array' : typeof value) === operand,
  size(operand, context) {
    const test = testOf(operand, context)
    return (value) => isList(value) && test(value.length)
  },
  elemMatch(operand, context) {
    const test = isOperators(operand) ? testOf(operand, context) : context.condition(operand)
    return (value) => isList(value) && value.some((each) => !!each && test(each))
  },
  not: (operand, context) => not(testOf(operand, context)),
  inGroup: (name, { groups }) => oneOf((own(groups, `${name}`) as unknown[]) ?? [], same),
  notInGroup: (name, context) => not(otherTests.inGroup!(name, context)),
}

/** Makes the test of one operator. A careful one throws `BadUnit` for what cannot work; else that never holds. */
export function operatorTest(operator: string, operand: unknown, context: TestContext): Test {
  const { careful } = context
  const [, v, comparison, listed, i, other] = NAME.exec(operator) ?? []
  const works = (holds: unknown) => expect(!careful || holds, 'operator', operator)
  const present = (test: Test): Test => (careful ? (value) => value !== null && test(value) : test)
  if (comparison) {
    const compare = comparisons[comparison]!
    const orders = /[lg]t/.test(comparison)
    works(v || !orders || typeof operand === 'string' || Number.isFinite(operand))
    const wanted = (v ? version(operand) : operand) as never
    if (v) return present((value) => compare(version(value) as never, wanted))
    return orders ? present((value) => compare(value as never, wanted)) : (value) => compare(value as never, wanted)
  }
  if (listed === 'regex') {
    const pattern = attempt(() => new RegExp(operand as string, i))
    works(pattern && isQuick(operand))
    return present((value) => !!pattern?.test(`${value}`.slice(0, MOST_CHARACTERS)))
  }
  // The lists of `$inGroup` are no part of kairos.json.
  works(other ? !/Group/.test(other) : isList(operand))
  if (listed) return isList(operand) ? listTests[listed]!(operand, i ? folded : same, context) : never
  return other ? otherTests[other]!(operand, context) : never
}

/** Tells an operator object (`{ "$gt": 1 }`) from an object that is meant as a value. */
export function isOperators(test: unknown): test is Record<string, unknown> {
  if (!isObject(test)) return false
  const keys = Object.keys(test)
  return keys.length > 0 && keys.every((key) => key[0] === '$')
}

/** Makes the test of whatever may stand after a fact's path: a plain value, or operators that must all hold. */
export function testOf(test: unknown, context: TestContext): Test {
  if (!isOperators(test)) return plainTest(test)
  const tests = Object.entries(test).map(([name, operand]) => operatorTest(name, operand, context))
  return (value) => tests.every((each) => each(value))
}

/** A plain value: compared after GrowthBook's conversions, objects and lists by their JSON. */
export function plainTest(wanted: unknown): Test {
  if (wanted === null) return (value) => value === null
  if (typeof wanted === 'string') return (value) => `${value}` === wanted
  if (typeof wanted === 'number') return (value) => (value as number) * 1 === wanted
  if (typeof wanted === 'boolean') return (value) => value !== null && !!value === wanted
  const json = JSON.stringify(wanted)
  return (value) => JSON.stringify(value) === json
}
