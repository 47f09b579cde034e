import type { BadUnit } from '../diagnostic.ts'
import { expect, isObject, SIMPLER } from '../expect.ts'
import { isOperators, operatorTest, plainTest, type Test, type TestContext } from './operators.ts'

/** Where a walk through the graph ends. */
export const YES = -1
export const NO = -2

/** One question about one fact; equal questions of all rules are one leaf. */
export interface Leaf {
  /** Number of the fact it reads. */
  input: number
  test: Test
  operand: unknown
}

/** Numbers of what conditions read. */
export interface Inputs {
  /** Gives the number of the fact at a path. Throws `BadUnit` when there is none. */
  fact: (path: string) => number
  /** What stands behind a condition-level key such as `$segment`: facts that must all be true. Throws `BadUnit` for no such key. */
  extend?: (key: string, operand: unknown) => number[]
}

/**
 * Many conditions as one decision graph. A node is three numbers: the leaf it asks, where to go when the leaf holds, and
 * where to go when it does not. Asking a condition is a walk from its entry to YES or NO: no recursion, no calls but the
 * leaves' own tests, and equal leaves exist once.
 */
export interface Graph {
  nodes: number[]
  leaves: Leaf[]
  /** Adds a condition. Throws `BadUnit`. @param place key that leads to the condition */
  add: (condition: unknown, place: string) => Rule
}

/** One condition in the graph: where to enter, and every leaf it may ask. */
export interface Rule {
  entry: number
  leaves: number[]
  /** Number of the fact it answers, for a segment that somebody reads. */
  input?: number
}

/** Keys on the way down, those of the segments that are read included; more could exhaust the stack on some device. */
const MOST_KEYS = 200

export function createGraph(context: TestContext, { fact, extend }: Inputs): Graph {
  const nodes: number[] = []
  const leaves: Leaf[] = []
  // Maps in maps, not one map by a text of all three: making such a text for every leaf would be the most of compiling.
  const known: Branch = new Map()
  let asked: number[] = []
  /** Keys on the way down. */
  const way: string[] = []

  const ask = (input: number, operator: string, operand: unknown, yes: number, no: number): number => {
    // A text may read like the JSON of a list: they are kept apart.
    const isPlain = typeof operand !== 'object'
    const alike = branch(branch(known, input), isPlain ? operator : `${operator} `)
    const value = isPlain ? operand : JSON.stringify(operand)
    let leaf = alike.get(value) as number | undefined
    if (leaf === undefined) {
      const test = operator ? operatorTest(operator, operand, context) : plainTest(operand)
      leaf = leaves.push({ input, test, operand }) - 1
      alike.set(value, leaf)
    }
    asked.push(leaf)
    return nodes.push(leaf, yes, no) - 3
  }

  // The graph grows backwards: each part is told where to go when it holds (`yes`) and when it does not (`no`).
  // Plain loops: this runs once, before the browser has made anything faster fast.
  const condition = (value: unknown, yes: number, no: number): number => {
    expect(isObject(value), 'object')
    expect(way.length <= MOST_KEYS, SIMPLER)
    const keys = Object.keys(value)
    let next = yes
    for (let i = keys.length; i--; ) {
      way.push(keys[i]!)
      next = part(keys[i]!, value[keys[i]!], next, no)
      way.pop()
    }
    return next
  }

  const part = (key: string, operand: unknown, yes: number, no: number): number => {
    if (key === '$not') return condition(operand, no, yes)
    if (key === '$nor') return part('$or', operand, no, yes)
    const isOr = key === '$or'
    let next = yes
    if (isOr || key === '$and') {
      expect(Array.isArray(operand), 'list')
      if (isOr && operand.length) next = no
      for (let i = operand.length; i--; ) {
        way.push(`${i}`)
        next = condition(operand[i], isOr ? yes : next, isOr ? next : no)
        way.pop()
      }
    } else if (extend && key[0] === '$') {
      for (const input of extend(key, operand)) next = ask(input, '', true, next, no)
    } else if (isOperators(operand)) {
      for (const operator of Object.keys(operand).reverse())
        next = ask(fact(key), operator, operand[operator], next, no)
    } else next = ask(fact(key), '', operand, yes, no)
    return next
  }

  return {
    nodes,
    leaves,
    add(value, place) {
      // A condition may read a segment whose own condition is added first, in the middle of this one.
      const outer = { asked, length: way.length }
      asked = []
      try {
        way.push(place)
        return { entry: condition(value, YES, NO), leaves: asked }
      } catch (problem) {
        // Nothing to name the way in where the stack ran out.
        ;(problem as Partial<BadUnit>).steps?.unshift(...way.slice(outer.length))
        throw problem
      } finally {
        asked = outer.asked
        way.length = outer.length
      }
    },
  }
}

type Branch = Map<unknown, unknown>

function branch(map: Branch, key: unknown): Branch {
  let inner = map.get(key) as Branch | undefined
  if (!inner) {
    inner = new Map()
    map.set(key, inner)
  }
  return inner
}
