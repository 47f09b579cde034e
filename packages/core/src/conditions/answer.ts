import { attempt } from '../expect.ts'
import { type Input, type Program, programOf } from '../program.ts'
import type { Memo, State } from '../state.ts'
import { YES } from './graph.ts'

/** Reads an input; what cannot be read is missing. */
export const readInput = ({ read }: Input, state: State, program: Program): unknown =>
  attempt(() => read(state, program)) ?? null

/** Reads every input and asks every rule, segments before those that read them. */
export function answer(program: Program, state: State): Memo {
  const { inputs, leaves, rules } = program
  const memo: Memo = {
    program,
    values: inputs.map((input) => input.rule < 0 && readInput(input, state, program)),
    leaves: leaves.map(() => 0),
    rules: rules.map(() => 0),
  }
  for (let rule = 0; rule < rules.length; rule++) {
    memo.rules[rule] = askRule(memo, rule)
    const input = rules[rule]!.input
    if (input !== undefined) memo.values[input] = memo.rules[rule] === 1
  }
  return memo
}

/** Walks from a rule's entry to its answer: 1 or 0. */
export function askRule(memo: Memo, rule: number): number {
  const { nodes, rules } = programOf(memo)
  const { leaves } = memo
  let at = rules[rule]!.entry
  while (at >= 0) {
    const leaf = nodes[at]!
    at = nodes[at + (leaves[leaf] || askLeaf(memo, leaf))]!
  }
  return at === YES ? 1 : 0
}

/** Tests a leaf and keeps the answer: 1 holds, 2 does not. */
export function askLeaf(memo: Memo, id: number): number {
  const { input, test } = programOf(memo).leaves[id]!
  let holds = 2
  try {
    if (test(memo.values[input])) holds = 1
  } catch {
    // A value nobody can compare: nested without end, or `toString` set to a number.
  }
  memo.leaves[id] = holds
  return holds
}
