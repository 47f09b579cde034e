import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'

/** Asks a rule with the values of some inputs replaced: segments that depend on them are answered again. */
export function holdsWith(
  { askRule }: Pick<ExplainBase, 'askRule'>,
  memo: Memo,
  rule: number,
  changes: ReadonlyMap<number, unknown>,
): boolean {
  const { rules, leaves, segments } = memo.program as Program
  const trial: Memo = { ...memo, values: memo.values.slice(), leaves: memo.leaves.slice() }
  const changed = new Set(changes.keys())
  for (const [input, value] of changes) trial.values[input] = value
  const isReached = (leaf: number) => changed.has(leaves[leaf]!.input)
  const ask = (index: number): boolean => {
    for (const leaf of rules[index]!.leaves) if (isReached(leaf)) trial.leaves[leaf] = 0
    return askRule(trial, index) === 1
  }
  for (let index = 0; index < segments.length; index++) {
    const { input, leaves: asked } = rules[index]!
    if (input === undefined || !asked.some(isReached)) continue
    const holds = ask(index)
    if (holds === trial.values[input]) continue
    trial.values[input] = holds
    changed.add(input)
  }
  return ask(rule)
}
