import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { Names, Phrases, Question } from './phrases.ts'
import type { LeafReport } from './report.ts'

/** Values in a report are cut to so many characters. */
const MOST_CHARACTERS = 200

/** A fact's value as a report shows it: plain, and short. */
function shown(value: unknown): unknown {
  try {
    const json = JSON.stringify(value ?? null)
    return json.length > MOST_CHARACTERS ? json.slice(0, MOST_CHARACTERS) : JSON.parse(json)
  } catch {
    // No JSON, or nested without end.
    return '?'
  }
}

/** Every question a condition asks, in reading order. */
export function questionsIn(condition: unknown, found: Question[] = []): Question[] {
  for (const [path, operand] of Object.entries(condition as object)) {
    const all = [operand].flat()
    const operators = Object.keys(operand ?? '')
    if (/^\$(not|and|n?or)$/.test(path)) for (const inner of all) questionsIn(inner, found)
    else if (path[0] === '$') for (const one of all.reverse()) found.push({ path, operator: '', operand: one })
    else if (operators[0]?.[0] === '$' && operators.every((operator) => operator[0] === '$'))
      for (const operator of operators) found.push({ path, operator, operand: operand[operator] })
    else found.push({ path, operator: '', operand })
  }
  return found
}

interface Answering {
  phrases: Phrases
  state: { memo: Memo }
  names: Names
  holds: (leaf: number) => boolean
  /** What was told already, by leaf: many campaigns ask the same. */
  told: LeafReport[]
}

/** Answers every question of a rule. The graph is built from its end: the last question is the first leaf. */
export const leafReports = (condition: unknown, rule: number, answering: Answering): LeafReport[] => {
  const { rules } = answering.state.memo.program as Program
  const asked = rules[rule]!.leaves
  let index = asked.length
  return questionsIn(condition).map((question) => {
    const leaf = asked[--index]!
    const known = answering.told[leaf]
    if (known?.fact === question.path && known.operator === question.operator) return known
    answering.told[leaf] = leafReport(question, leaf, answering)
    return answering.told[leaf]
  })
}

function leafReport(
  question: Question,
  leaf: number,
  { phrases, state: { memo }, names, holds }: Answering,
): LeafReport {
  const { inputs, leaves } = memo.program as Program
  const { input } = leaves[leaf]!
  const fact = inputs[input]!.path
  const actual = shown(memo.values[input])
  const answer = {
    fact,
    operator: question.operator,
    expected: question.path[0] === '$' || question.operand,
    actual,
    holds: holds(leaf),
    missing: actual === null,
  }
  return { ...answer, sentence: phrases.answer(answer, phrases.question(question, names)) }
}
