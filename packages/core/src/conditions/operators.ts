import { expect, isObject } from '../expect.ts'
import { own } from '../facts/read.ts'

/** Answers whether a fact's value is what a rule wants; a missing fact arrives as `null`. */
export type Test = (value: unknown) => boolean

/** Makes a test from what stands behind an operator. */
export type Operator = (operand: unknown, context: TestContext) => Test

/** How to read operators. */
export interface TestContext {
  /**
   * GrowthBook's language reads a missing fact as 0, as version 0 and as the text "null". In `kairos.json` that would
   * reach the wrong people: when careful, such operators never match a missing fact, and what cannot work is refused.
   */
  careful: boolean
  /** Operators that are not known here, by name. */
  more: Record<string, Operator> | undefined
}

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
export const folded: Convert = (value) => (typeof value === 'string' ? value.toLowerCase() : value)
const never: Test = () => false
export const not =
  (test: Test): Test =>
  (value) =>
    !test(value)
const isList = Array.isArray as (value: unknown) => value is unknown[]

export const oneOf = (operand: unknown[], convert = same): Test => {
  const wanted = new Set(operand.map(convert))
  const has = (value: unknown) => wanted.has(convert(value))
  return (value) => (isList(value) ? value.some(has) : has(value))
}

/** Tests that look a value up in a list; with an `i` behind them they ignore case. */
const listTests: Record<string, (operand: unknown[], convert: Convert) => Test> = {
  in: oneOf,
  nin: (operand, convert) => not(oneOf(operand, convert)),
}

const otherTests: Record<string, Operator> = {
  exists: (operand) => (value) => (value === null) === !operand,
  type: (operand) => (value) => (value === null ? 'null' : isList(value) ? 'array' : typeof value) === operand,
  not: (operand, context) => not(testOf(operand, context)),
}

/** Makes the test of one operator. A careful one throws `BadUnit` for what cannot work; else that never holds. */
export function operatorTest(operator: string, operand: unknown, context: TestContext): Test {
  const { careful, more } = context
  const works = (holds: unknown) => expect(!careful || holds, 'operator', operator)
  const name = operator.slice(1)
  const compare = own(comparisons, name) as ((a: unknown, b: unknown) => boolean) | undefined
  if (compare) {
    const orders = name[0] === 'l' || name[0] === 'g'
    works(!orders || typeof operand === 'string' || Number.isFinite(operand))
    const test: Test = (value) => compare(value, operand)
    return careful && orders ? (value) => value !== null && test(value) : test
  }
  const foldsCase = name.endsWith('i')
  const stem = foldsCase ? name.slice(0, -1) : name
  const list = own(listTests, stem)
  const other = own(otherTests, name) ?? own(more, name)
  works(list ? isList(operand) : other)
  if (list) return isList(operand) ? list(operand, foldsCase ? folded : same) : never
  return other ? other(operand, context) : never
}

/** Tells an operator object (`{ "$gt": 1 }`) from an object that is meant as a value. */
export function isOperators(test: unknown): test is Record<string, unknown> {
  if (!isObject(test)) return false
  const keys = Object.keys(test)
  for (const key of keys) if (key[0] !== '$') return false
  return keys.length > 0
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
