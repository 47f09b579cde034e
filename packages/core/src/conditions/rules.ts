import { lookUp } from '../facts/lookUp.ts'
import type { Program } from '../program.ts'
import type { Memo, State } from '../state.ts'
import { YES } from './graph.ts'

/** Rules answered, and which inputs changed on the way. */
export interface Answers {
  memo: Memo
  /** Inputs whose value is another than before, segments included. */
  changed: number[]
}

/**
 * Answers every rule of a program for this state. With the answers of an earlier state it reads again only the facts
 * whose first word is in `words`, tests only the leaves that read a changed fact, and answers only the rules those
 * leaves reach.
 *
 * @param words first words of the facts that may have changed; without it, any may have
 */
export function answer(program: Program, state: State, words?: readonly string[]): Answers {
  const before = state.memo
  if (before?.program !== program) return answerAll(program, state)
  const changed: number[] = []
  const values = before.values.slice()
  for (const word of words ?? Object.keys(program.inputsOf))
    for (const input of program.inputsOf[word] ?? []) {
      const value = lookUp(state, program.inputs[input]!)
      if (!same(value, values[input])) changed.push(input)
      values[input] = value
    }
  if (!changed.length) return { memo: before, changed }

  const memo: Memo = { program, values, leaves: before.leaves.slice(), rules: before.rules.slice() }
  const waiting: number[][] = program.levels.map(() => [])
  const queued = new Set<number>()
  const spread = (input: number) => {
    for (const leaf of program.leavesOf[input]!) {
      const known = memo.leaves[leaf]
      // A leaf that was never asked has decided nothing yet.
      if (!known || known === test(program, memo, leaf)) continue
      for (const rule of program.rulesOf[leaf]!)
        if (!queued.has(rule)) {
          queued.add(rule)
          waiting[program.levelOf[rule]!]!.push(rule)
        }
    }
  }
  for (const input of changed.slice()) spread(input)
  for (const rules of waiting)
    for (const rule of rules) {
      const holds = walk(program, memo, program.entries[rule]!)
      if (holds === memo.rules[rule]) continue
      memo.rules[rule] = holds
      const input = program.segmentInputs[rule]
      if (input === undefined) continue
      values[input] = holds === 1
      changed.push(input)
      spread(input)
    }
  return { memo, changed }
}

function answerAll(program: Program, state: State): Answers {
  const memo: Memo = {
    program,
    values: program.inputs.map((steps) => lookUp(state, steps)),
    leaves: new Uint8Array(program.leaves.length),
    rules: new Uint8Array(program.entries.length),
  }
  const values = memo.values as unknown[]
  for (const rules of program.levels)
    for (const rule of rules) {
      memo.rules[rule] = walk(program, memo, program.entries[rule]!)
      const input = program.segmentInputs[rule]
      if (input !== undefined) values[input] = memo.rules[rule] === 1
    }
  return { memo, changed: program.inputs.map((_, input) => input) }
}

/** Walks from a rule's entry to its answer: 1 or 0. */
function walk(program: Program, memo: Memo, entry: number): number {
  const { nodes } = program
  let at = entry
  while (at >= 0) {
    const leaf = nodes[at]!
    at = nodes[at + (memo.leaves[leaf] || test(program, memo, leaf))]!
  }
  return at === YES ? 1 : 0
}

/** Tests a leaf and keeps the answer: 1 holds, 2 does not. */
function test({ leaves }: Program, memo: Memo, id: number): number {
  const leaf = leaves[id]!
  const answer = leaf.test(memo.values[leaf.input]) ? 1 : 2
  memo.leaves[id] = answer
  return answer
}

/** Facts are small: two lists or objects are the same value when their JSON is. */
const same = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
