import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'
import type { Names, Phrases, Question } from './phrases.ts'
import type { LeafReport } from './report.ts'

/** Values in a report are cut to so many characters. */
const MOST_CHARACTERS = 200

/** A fact's value as a report shows it: plain, and short. */
export function shown(value: unknown): unknown {
  try {
    const json = JSON.stringify(value ?? null)
    return json.length > MOST_CHARACTERS ? json.slice(0, MOST_CHARACTERS) : JSON.parse(json)
  } catch {
    // No JSON, or nested without end.
    return '?'
  }
}

/** Every question a condition asks, in reading order. */
export const questionsIn = (condition: unknown): Question[] =>
  Object.entries(condition as object).flatMap(([path, operand]) => {
    if (path === '$not') return questionsIn(operand)
    if (/^\$(and|n?or)$/.test(path)) return (operand as unknown[]).flatMap(questionsIn)
    if (path[0] === '$')
      return [operand]
        .flat()
        .reverse()
        .map((one) => ({ path, operator: '', operand: one }))
    const operators = Object.entries(operand ?? '')
    return operators.length && operators.every(([operator]) => operator[0] === '$')
      ? operators.map(([operator, inner]) => ({ path, operator, operand: inner }))
      : [{ path, operator: '', operand }]
  })

interface Answering {
  base: ExplainBase
  phrases: Phrases
  state: { memo: Memo }
  names: Names
}

/** Answers every question of a rule. The graph is built from its end: the last question is the first leaf. */
export function leafReports(
  condition: unknown,
  rule: number,
  { base, phrases, state: { memo }, names }: Answering,
): LeafReport[] {
  const { inputs, leaves, rules } = memo.program as Program
  const asked = rules[rule]!.leaves
  return questionsIn(condition).map((question, index) => {
    const leaf = asked[asked.length - 1 - index]!
    const { input } = leaves[leaf]!
    const { path: fact } = inputs[input]!
    const actual = shown(memo.values[input])
    const holds = (memo.leaves[leaf] || base.askLeaf(memo, leaf)) === 1
    const missing = actual === null
    const text = phrases.question(question, names)
    const expected = question.path[0] === '$' ? true : question.operand
    return {
      fact,
      operator: question.operator,
      expected,
      actual,
      holds,
      missing,
      sentence: missing
        ? `${fact} is not known, so “${text}” ${holds ? 'holds' : 'does not hold'}`
        : `${text}: ${holds ? 'yes' : 'no'}${expected === true ? '' : `, it is ${JSON.stringify(actual)}`}`,
    }
  })
}
