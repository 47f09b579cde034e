import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { candidatesFor, othersThan } from './candidates.ts'
import { holdsWith } from './trial.ts'

/** Ends of a walk through the decision graph, as `conditions/graph.ts` has them. */
const YES = -1
const NO = -2

/** Steps of one search; more would take longer than anybody waits for a hint. */
const MOST_STEPS = 400

/** A number that is nothing like what it was costs more than any number that is. */
const FAR = 1e6

/** A list that shares its end with others. */
type Chain<T> = (T & { next: Chain<T> }) | undefined

/** A way through the graph so far. */
interface Way {
  at: number
  /** Where it has to end: YES or NO. */
  goal: number
  /** Where it goes on, after the segment it looks into. */
  after: Chain<{ at: number; goal: number }>
  /** What the leaves it passed had to answer. */
  passed: Chain<{ leaf: number; holds: boolean }>
  /** Inputs that have to change for it. */
  changed: readonly number[]
}

/** New values by input, and how far they are from the old ones. */
interface Found {
  changes: Map<number, unknown>
  distance: number
}

/**
 * Finds the smallest change of facts that turns a rule: the fewest facts, then the smallest changes of numbers. Walks the
 * decision graph towards the other answer, ways with the fewest turned leaves first, looks into segments on the way, and
 * keeps only what the rule itself confirms.
 */
export function smallestChange(base: ExplainBase, memo: Memo, rule: number): Map<number, unknown> | undefined {
  const { inputs, leaves, nodes, rules } = memo.program as Program
  const holds = memo.rules[rule] === 1
  const open: Way[][] = [
    [{ at: rules[rule]!.entry, goal: holds ? NO : YES, after: undefined, passed: undefined, changed: [] }],
  ]
  let best: Found | undefined
  let steps = 0

  const add = (way: Way) => {
    // A dead end.
    if (way.at < 0 && way.at !== way.goal) return
    open[way.changed.length] ??= []
    open[way.changed.length]!.push(way)
  }
  /** Takes both ways from a leaf. */
  const pass = (way: Way, holds: boolean) => {
    const leaf = nodes[way.at]!
    const { input, test } = leaves[leaf]!
    const at = nodes[way.at + (holds ? 1 : 2)]!
    const inner = inputs[input]!.rule
    if (inner >= 0) {
      for (const is of [true, false])
        if (test(is) === holds)
          add({ ...way, at: rules[inner]!.entry, goal: is ? YES : NO, after: { at, goal: way.goal, next: way.after } })
      return
    }
    const answer = (memo.leaves[leaf] || base.askLeaf(memo, leaf)) === 1
    const changed = answer === holds || way.changed.includes(input) ? way.changed : [...way.changed, input]
    add({ ...way, at, passed: { leaf, holds, next: way.passed }, changed })
  }
  const finish = (way: Way) => {
    const found = valuesFor(memo, way)
    if (!found || (best && found.distance >= best.distance)) return
    if (holdsWith(base, memo, rule, found.changes) !== holds) best = found
  }

  for (let count = 0; count < open.length && !best; count++)
    for (let way = open[count]?.pop(); way && steps++ < MOST_STEPS; way = open[count]!.pop()) {
      if (way.at >= 0) {
        pass(way, false)
        pass(way, true)
      } else if (way.after) add({ ...way, at: way.after.at, goal: way.after.goal, after: way.after.next })
      else finish(way)
    }
  return best?.changes
}

/** Finds the nearest value for each input that has to change; nothing where none will do. */
function valuesFor(memo: Memo, { passed, changed }: Way): Found | undefined {
  const { leaves } = memo.program as Program
  const changes = new Map<number, unknown>()
  let distance = 0
  for (const input of changed) {
    const asked: { leaf: number; holds: boolean }[] = []
    for (let one = passed; one; one = one.next) if (leaves[one.leaf]!.input === input) asked.push(one)
    const operands = asked.map(({ leaf }) => leaves[leaf]!.operand)
    const before = memo.values[input] ?? null
    let nearest = Infinity
    const named = candidatesFor(operands)
    const attempt = (values: unknown[]) => {
      for (const value of values) {
        const far = distanceOf(before, value, operands)
        if (far >= nearest || !asked.every(({ leaf, holds }) => leaves[leaf]!.test(value) === holds)) continue
        nearest = far
        changes.set(input, value)
      }
    }
    attempt(named)
    if (nearest >= FAR) attempt(othersThan(named))
    distance += nearest
  }
  return distance < Infinity ? { changes, distance } : undefined
}

/** How far a value is from what the fact was; halves are far where only whole numbers are asked for. */
function distanceOf(before: unknown, value: unknown, operands: unknown[]): number {
  if (value === null || typeof value !== typeof (before ?? operands.flat()[0])) return FAR
  if (typeof value !== 'number') return 1
  return Math.abs(value - ((before as number | null) ?? 0)) + (value % 1 && operands.every(Number.isInteger) ? FAR : 0)
}
