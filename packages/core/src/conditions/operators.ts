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
   * reach the wrong people: when careful, such operators never match a missing fact.
   */
  careful: boolean
}

/** A long value can make a regular expression slow; nothing worth matching comes later than this. */
const MOST_CHARACTERS = 1000

type Operator = (operand: never, context: TestContext) => Test
type Comparable = string | number

const list = Array.isArray as (value: unknown) => value is unknown[]
const folded = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)
const never: Test = () => false

const oneOf = (operand: unknown, convert: (value: unknown) => unknown): Test => {
  if (!list(operand)) return never
  const wanted = new Set(operand.map(convert))
  return (value) => (list(value) ? value.some((each) => wanted.has(convert(each))) : wanted.has(convert(value)))
}

const noneOf = (operand: unknown, convert: (value: unknown) => unknown): Test => {
  const some = oneOf(operand, convert)
  return list(operand) ? (value) => !some(value) : never
}

const allOf = (operand: unknown, context: TestContext, convert: (value: unknown) => unknown): Test => {
  if (!list(operand)) return never
  const tests = operand.map((each) => testOf(convert(each), context))
  return (value) => list(value) && tests.every((test) => value.some((each) => test(convert(each))))
}

const matches = (pattern: string, flags: string): Test => {
  try {
    const expression = new RegExp(pattern, flags)
    return (value) => expression.test(String(value).slice(0, MOST_CHARACTERS))
  } catch {
    return never
  }
}

const compared =
  (holds: (value: Comparable, operand: Comparable) => boolean, convert = (value: unknown) => value): Operator =>
  (operand: unknown) => {
    const wanted = convert(operand) as Comparable
    return (value) => holds(convert(value) as Comparable, wanted)
  }

const less = (a: Comparable, b: Comparable) => a < b
const atMost = (a: Comparable, b: Comparable) => a <= b
const more = (a: Comparable, b: Comparable) => a > b
const atLeast = (a: Comparable, b: Comparable) => a >= b
const same = (value: unknown) => value

/** Operators that read a missing fact as some value; the careful reading keeps them from it. */
const readsMissing = /^\$(v?[lg]te?|veq|vne|regexi?)$/

/** GrowthBook's operators, with the semantics of its SDK specification 0.8.0. */
const operators: Record<string, Operator> = {
  $eq: (operand: unknown) => (value) => value === operand,
  $ne: (operand: unknown) => (value) => value !== operand,
  $lt: compared(less),
  $lte: compared(atMost),
  $gt: compared(more),
  $gte: compared(atLeast),
  $veq: compared((a, b) => a === b, version),
  $vne: compared((a, b) => a !== b, version),
  $vlt: compared(less, version),
  $vlte: compared(atMost, version),
  $vgt: compared(more, version),
  $vgte: compared(atLeast, version),
  $in: (operand: unknown) => oneOf(operand, same),
  $nin: (operand: unknown) => noneOf(operand, same),
  $ini: (operand: unknown) => oneOf(operand, folded),
  $nini: (operand: unknown) => noneOf(operand, folded),
  $inGroup: (name: string, { groups }) => oneOf((Object.hasOwn(groups, name) && groups[name]) || [], same),
  $notInGroup: (name: string, { groups }) => noneOf((Object.hasOwn(groups, name) && groups[name]) || [], same),
  $all: (operand: unknown, context) => allOf(operand, context, same),
  $alli: (operand: unknown, context) => allOf(operand, context, folded),
  $exists: (operand: unknown) => (operand ? (value) => value != null : (value) => value == null),
  $type: (operand: unknown) => (value) => (value === null ? 'null' : list(value) ? 'array' : typeof value) === operand,
  $size: (operand: unknown, context) => {
    const test = testOf(operand, context)
    return (value) => list(value) && test(value.length)
  },
  $elemMatch: (operand: unknown, context) => {
    const test = isOperators(operand) ? testOf(operand, context) : context.condition(operand)
    return (value) => list(value) && value.some((each) => !!each && test(each))
  },
  $not: (operand: unknown, context) => {
    const test = testOf(operand, context)
    return (value) => !test(value)
  },
  $regex: (pattern: string) => matches(pattern, ''),
  $regexi: (pattern: string) => matches(pattern, 'i'),
}

/** Tells an operator object (`{ "$gt": 1 }`) from an object that is meant as a value. */
export function isOperators(test: unknown): test is Record<string, unknown> {
  if (typeof test !== 'object' || test === null || list(test)) return false
  const keys = Object.keys(test)
  return keys.length > 0 && keys.every((key) => key[0] === '$')
}

/** Makes the test of one operator; `undefined` for a name that is none. */
export function operatorTest(name: string, operand: unknown, context: TestContext): Test | undefined {
  if (!Object.hasOwn(operators, name)) return undefined
  const test = (operators[name] as Operator)(operand as never, context)
  return context.careful && readsMissing.test(name) ? (value) => value != null && test(value) : test
}

/** Makes the test of whatever may stand after a fact's path: a plain value, or operators that must all hold. */
export function testOf(test: unknown, context: TestContext): Test {
  if (isOperators(test)) {
    const tests = Object.entries(test).map(([name, operand]) => operatorTest(name, operand, context) ?? never)
    return (value) => tests.every((each) => each(value))
  }
  return plainTest(test)
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
