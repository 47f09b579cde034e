import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { candidatesFor } from './candidates.ts'

/** A number that is nothing like what it was costs more than any number that is. */
const FAR = 1e6

/** A value of an input, and how far it is from the one it has: without end where none will do. */
export interface Near {
  input: number
  value?: unknown
  far: number
}

/** @param wanted what leaves of one input are to answer: twice the leaf, one more where it is to hold */
export type Nearest = (wanted: readonly number[]) => Near

/** Finds values with which leaves answer otherwise; each is looked for once, since many campaigns ask the same. */
export function createNearest({ askLeaf }: Pick<ExplainBase, 'askLeaf'>, memo: Memo): Nearest {
  const { leaves } = memo.program as Program
  const known = new Map<string, Near>()
  // Values are tried in a memo of their own, by the engine's own test.
  const trial: Memo = { ...memo, values: [], leaves: [] }
  return (wanted) => {
    const key = wanted.join()
    let best = known.get(key)
    if (best) return best
    const { input } = leaves[wanted[0]! >> 1]!
    best = { input, far: Infinity }
    const before = memo.values[input] ?? null
    const operands = wanted.map((one) => leaves[one >> 1]!.operand)
    for (const value of candidatesFor(operands)) {
      const far = distanceOf(before, value, operands)
      trial.values[input] = value
      if (far < best.far && wanted.every((one) => askLeaf(trial, one >> 1) === 2 - (one & 1)))
        best = { input, value, far }
    }
    known.set(key, best)
    return best
  }
}

/** How far a value is from what the fact was; halves are far where only whole numbers are asked for. */
function distanceOf(before: unknown, value: unknown, operands: unknown[]): number {
  if (value === null || typeof value !== typeof (before ?? operands.flat()[0])) return FAR
  if (typeof value !== 'number') return 1
  return Math.abs(value - ((before as number | null) ?? 0)) + (value % 1 && operands.every(Number.isInteger) ? FAR : 0)
}
