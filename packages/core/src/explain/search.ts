import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { Near, Nearest } from './nearest.ts'

/** Ends of a walk through the decision graph, as `conditions/graph.ts` has them. */
const YES = -1
const NO = -2

/** Steps of one search; more would take longer than anybody waits for a hint. */
const MOST_STEPS = 1000

interface Searching {
  state: { memo: Memo }
  nearest: Nearest
  /** Whether a leaf holds now. */
  holds: (leaf: number) => boolean
}

/**
 * Finds the smallest change of facts that turns a rule: the fewest facts, then the smallest changes of numbers. Walks the
 * rule's own decision graph towards the other answer, first all ways on which one fact changes, then those with two and so
 * on, and looks into segments on the way. What it finds turns the rule: with those values, asking walks the same way.
 */
export function smallestChange(
  rule: number,
  { state: { memo }, nearest, holds: holdsNow }: Searching,
): Near[] | undefined {
  const { inputs, leaves, nodes, rules } = memo.program as Program
  const goal = memo.rules[rule] ? NO : YES
  /** What the leaves on the way so far have to answer, and the inputs that have to change for it. */
  const passed: number[] = []
  const changed: number[] = []
  let best: Near[] | undefined
  let least = Infinity
  let steps = 0
  let most = 0
  /** Whether there are ways on which more has to change. */
  let isCut = true

  const finish = () => {
    const found = changed.map((input) => nearest(passed.filter((answer) => leaves[answer >> 1]!.input === input)))
    const distance = found.reduce((sum, { far }) => sum + far, 0)
    if (distance >= least) return
    least = distance
    best = found
  }

  /** Walks on from a node; `arrive` is called at the end that is wanted, each time one is reached. */
  const walk = (at: number, goal: number, arrive: () => void): void => {
    if (at === goal) arrive()
    if (at < 0 || ++steps > MOST_STEPS) return
    const leaf = nodes[at]!
    const { input, test } = leaves[leaf]!
    const inner = inputs[input]!.rule
    for (const holds of [true, false]) {
      const next = nodes[at + (holds ? 1 : 2)]!
      if (inner >= 0) {
        for (const is of [true, false])
          if (test(is) === holds) walk(rules[inner]!.entry, is ? YES : NO, () => walk(next, goal, arrive))
      } else {
        const answer = leaf * 2 + Number(holds)
        // Nothing answers one question in two ways.
        if (passed.includes(answer ^ 1)) continue
        const isTurned = holdsNow(leaf) !== holds && !changed.includes(input)
        if (isTurned && changed.length === most) isCut = true
        else {
          passed.push(answer)
          if (isTurned) changed.push(input)
          walk(next, goal, arrive)
          if (isTurned) changed.pop()
          passed.pop()
        }
      }
    }
  }

  while (isCut && !best) {
    most++
    isCut = false
    walk(rules[rule]!.entry, goal, finish)
  }
  return best
}
