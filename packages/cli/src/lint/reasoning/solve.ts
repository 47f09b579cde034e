import type { Formula } from './formula.ts'
import type { Masks } from './masks.ts'
import type { Question } from './question.ts'

/** An answer that is asked for. */
export interface Literal {
  question: Question
  isNot: boolean
}

/** Answers about one fact that cannot all be given. */
export type Conflict = readonly Literal[]

/** Whether a formula can hold; `unknown` where finding out takes too long. */
export type Solution = { can: 'hold' | 'unknown' } | { can: 'never hold'; conflicts: Conflict[] }

export interface Solving {
  masks: Masks
  /** Facts that are taken to be missing. */
  missing?: readonly string[]
}

const MOST_STEPS = 4000

/** What still has to hold. */
interface Rest {
  formula: Formula
  next: Rest | undefined
}

/** Looks for values of all facts with which a formula holds. */
export function solve(formula: Formula, { masks, missing = [] }: Solving): Solution {
  const left = new Map<string, bigint>(missing.map((fact) => [fact, masks.missing(fact)]))
  const answers = new Map<string, boolean>()
  const given: Literal[] = []
  const conflicts: Conflict[] = []
  let steps = 0

  const walk = (rest: Rest | undefined): boolean => {
    if (!rest) return true
    if (++steps > MOST_STEPS) return true
    const { formula, next } = rest
    if (formula.kind === 'is') return answer(formula, next)
    const { kind, parts } = formula
    if (kind === 'any') return parts.some((part) => walk({ formula: part, next }))
    return walk(parts.reduceRight<Rest | undefined>((after, part) => ({ formula: part, next: after }), next))
  }

  const answer = ({ question, isNot }: Literal, next: Rest | undefined): boolean => {
    const { fact, key } = question
    const before = left.get(fact)
    const known = answers.get(key)
    const after = (before ?? masks.all(fact)) & masks.of(question, isNot)
    if (after === 0n || known === isNot) {
      conflicts.push(smallest([...given.filter((one) => one.question.fact === fact), { question, isNot }], masks))
      return false
    }
    given.push({ question, isNot })
    left.set(fact, after)
    answers.set(key, !isNot)
    if (walk(next)) return true
    given.pop()
    if (before === undefined) left.delete(fact)
    else left.set(fact, before)
    if (known === undefined) answers.delete(key)
    return false
  }

  const holds = walk({ formula, next: undefined })
  if (steps > MOST_STEPS) return { can: 'unknown' }
  return holds ? { can: 'hold' } : { can: 'never hold', conflicts }
}

/** One answer that can never be given, or two that cannot both, if that is all it takes. */
function smallest(literals: Literal[], masks: Masks): Conflict {
  const last = literals.at(-1)!
  const maskOf = ({ question, isNot }: Literal) => masks.of(question, isNot) & masks.all(question.fact)
  if (maskOf(last) === 0n) return [last]
  const other = literals.find(
    (one) =>
      one !== last &&
      ((maskOf(one) & maskOf(last)) === 0n || (one.question.key === last.question.key && one.isNot !== last.isNot)),
  )
  return other ? [other, last] : literals
}
