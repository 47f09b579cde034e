import { BadUnit } from '../diagnostic.ts'
import { isOperators, operatorTest, plainTest, type Test, type TestContext } from './operators.ts'

/** Where a walk through the graph ends. */
export const YES = -1
export const NO = -2

/** One question about one fact; equal questions of all rules are one leaf. */
export interface Leaf {
  path: string
  test: Test
}

/** What stands behind a condition-level key such as `$segment`: the path of a fact that is true or false, or several. */
export type Extensions = Record<string, (operand: unknown) => string[]>

/**
 * Many conditions as one decision graph. A node is three numbers: the leaf it asks, where to go when the leaf holds, and
 * where to go when it does not. Asking a condition is a walk from its entry to YES or NO: no recursion, no calls but the
 * leaves' own tests, and equal leaves and equal tails of conditions exist once.
 */
export interface Graph {
  nodes: number[]
  leaves: Leaf[]
  /** Adds a condition. Throws `BadUnit`. @param place keys that lead to the condition */
  add: (condition: unknown, ...place: string[]) => Rule
}

/** One condition in the graph: where to enter, and every leaf it may ask. */
export interface Rule {
  entry: number
  leaves: number[]
}

export function createGraph(context: TestContext, extensions?: Extensions): Graph {
  const nodes: number[] = []
  const leaves: Leaf[] = []
  const leafIds = new Map<string, number>()
  const nodeIds = new Map<string, number>()
  let trail: string[] = []
  let asked = new Set<number>()

  const fail = (expected: string): never => {
    throw new BadUnit(expected, trail)
  }

  const within = <T>(key: string, build: () => T): T => {
    trail.push(key)
    const built = build()
    trail.pop()
    return built
  }

  const once = (ids: Map<string, number>, key: string, create: () => number): number => {
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = create()
    ids.set(key, id)
    return id
  }

  const ask = (path: string, operator: string, operand: unknown): Ask => {
    const value = typeof operand === 'object' ? JSON.stringify(operand) : `${typeof operand} ${operand}`
    const leaf = once(leafIds, `${path}\n${operator}\n${value}`, () => {
      const test = operator ? operatorTest(operator, operand, context) : plainTest(operand)
      return leaves.push({ path, test: test ?? fail('a known operator') }) - 1
    })
    asked.add(leaf)
    return (yes, no) => (yes === no ? yes : once(nodeIds, `${leaf} ${yes} ${no}`, () => nodes.push(leaf, yes, no) - 3))
  }

  // The graph grows backwards: each part is told where to go when it holds (`yes`) and when it does not (`no`).
  const condition = (value: unknown, yes: number, no: number): number =>
    isObject(value)
      ? Object.entries(value).reduceRight(
          (next, [key, operand]) => within(key, () => part(key, operand, next, no)),
          yes,
        )
      : fail('a condition')

  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : fail('a list of conditions'))

  const part = (key: string, operand: unknown, yes: number, no: number): number => {
    switch (key) {
      case '$and':
        return list(operand).reduceRight<number>((next, one, i) => within(`${i}`, () => condition(one, next, no)), yes)
      case '$or':
        return list(operand).length
          ? list(operand).reduceRight<number>((next, one, i) => within(`${i}`, () => condition(one, yes, next)), no)
          : yes
      case '$nor':
        return part('$or', operand, no, yes)
      case '$not':
        return condition(operand, no, yes)
    }
    if (extensions && key[0] === '$') {
      if (!Object.hasOwn(extensions, key)) fail('a known operator')
      return extensions[key]!(operand).reduceRight((next, path) => ask(path, '', true)(next, no), yes)
    }
    if (!isOperators(operand)) return ask(key, '', operand)(yes, no)
    return Object.entries(operand).reduceRight(
      (next, [operator, value]) => within(operator, () => ask(key, operator, value)(next, no)),
      yes,
    )
  }

  return {
    nodes,
    leaves,
    add(value, ...place) {
      trail = place
      asked = new Set()
      return { entry: condition(value, YES, NO), leaves: [...asked] }
    },
  }
}

type Ask = (yes: number, no: number) => number

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
