import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'

/**
 * Asks a rule with the values of some inputs replaced: segments that depend on them are answered again. Works in the memo
 * it is given, and leaves it as it was but for leaves that are to be asked again.
 */
export function holdsWith(
  { askRule }: Pick<ExplainBase, 'askRule'>,
  memo: Memo,
  rule: number,
  changes: ReadonlyMap<number, unknown>,
): boolean {
  const { rules, leaves, segments } = memo.program as Program
  const before = memo.values
  const changed = new Map(changes)
  memo.values = before.map((value, input) => (changes.has(input) ? changes.get(input) : value))
  memo.leaves.fill(0)
  for (let index = 0; index < segments.length; index++) {
    const { input, leaves: asked } = rules[index]!
    if (input === undefined || !asked.some((leaf) => changed.has(leaves[leaf]!.input))) continue
    const holds = askRule(memo, index) === 1
    if (holds !== before[input]) changed.set(input, holds)
    memo.values[input] = holds
  }
  const holds = askRule(memo, rule) === 1
  memo.values = before
  memo.leaves.fill(0)
  return holds
}
