import type { read } from '../facts/read.ts'
import type { createGraph } from './graph.ts'
import type { folded, isOperators, Operator, Test, TestContext, testOf } from './operators.ts'
import { isQuick } from './pattern.ts'
import { version } from './version.ts'

/** A long value can make a regular expression slow; nothing worth matching comes later than this. */
const MOST_CHARACTERS = 1000

/** What the operators few files use are built on; they are downloaded where a file has one, and import only types. */
export interface Grounds {
  createGraph: typeof createGraph
  /** Stops a unit that is not as expected. */
  expect: (holds: unknown, expected: string, ...steps: string[]) => void
  folded: typeof folded
  isOperators: typeof isOperators
  read: typeof read
  testOf: typeof testOf
}

/** Makes one condition a test of a tree of facts. Throws `BadUnit`. */
export function conditionTest({ createGraph, expect, read }: Grounds, condition: unknown, context: TestContext): Test {
  const paths: string[][] = []
  const { add, leaves, nodes } = createGraph(context, {
    fact(path) {
      expect(!context.careful || path[0] !== '$', 'operator')
      return paths.push(path.split('.')) - 1
    },
  })
  const { entry } = add(condition, 'where')
  return (facts) => {
    let at = entry
    try {
      while (at >= 0) {
        const { input, test } = leaves[nodes[at]!]!
        at = nodes[at + (test(read(facts, paths[input]!)) ? 1 : 2)]!
      }
    } catch {
      // A field may be an object that becomes no text.
      return false
    }
    // YES of the graph.
    return at === -1
  }
}

/** Operators of patterns, lists and version numbers, by name. */
export function rareOperators(grounds: Grounds): Record<string, Operator> {
  const { expect, folded, isOperators, testOf } = grounds

  const all =
    (name: string, convert: (value: unknown) => unknown): Operator =>
    (operand, context) => {
      expect(!context.careful || Array.isArray(operand), 'operator', name)
      if (!Array.isArray(operand)) return () => false
      const tests = operand.map((each) => testOf(convert(each), context))
      return (value) => Array.isArray(value) && tests.every((test) => value.some((each) => test(convert(each))))
    }

  /** Version numbers are rewritten so that they compare like texts. */
  const ofVersions =
    (comparison: string): Operator =>
    (operand, context) => {
      const test = testOf({ [`$${comparison}`]: version(operand) }, context)
      return (value) => (value !== null || !context.careful) && test(version(value))
    }

  const regex =
    (flags: string): Operator =>
    (operand, { careful }) => {
      const pattern = patternOf(operand, flags)
      expect(!careful || (pattern && isQuick(operand)), 'operator', `$regex${flags}`)
      return (value) => (value !== null || !careful) && !!pattern?.test(`${value}`.slice(0, MOST_CHARACTERS))
    }

  return {
    regex: regex(''),
    regexi: regex('i'),
    all: all('$all', (value) => value),
    alli: all('$alli', folded),
    size(operand, context) {
      const test = testOf(operand, context)
      return (value) => Array.isArray(value) && test(value.length)
    },
    elemMatch(operand, context) {
      const test = isOperators(operand) ? testOf(operand, context) : conditionTest(grounds, operand, context)
      return (value) => Array.isArray(value) && value.some((each) => !!each && test(each))
    },
    ...Object.fromEntries(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map((name) => [`v${name}`, ofVersions(name)])),
  }
}

function patternOf(source: unknown, flags: string): RegExp | undefined {
  try {
    return new RegExp(source as string, flags)
  } catch {
    return undefined
  }
}
