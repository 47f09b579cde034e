import { conditionSentence } from '@kairos/core/sentences'
import type { Knowledge } from '../facts/knowledge.ts'
import type { KnowledgeOf } from '../facts/knowledgeOf.ts'
import type { Conflict, Literal } from './solve.ts'

type Names = Parameters<typeof conditionSentence>[1]

/** What conflicts are said with. */
export interface Speaking {
  names: NonNullable<Names>
  knowledgeOf: KnowledgeOf
}

/** "visited at least 3 times (segment “Regulars”) and visited less than twice". */
export function conflictSentence(conflict: Conflict, speaking: Speaking): string {
  const [first, ...others] = conflict
  if (first && !others.length) return `${sentenceOf(first, speaking)}, but ${rangeOf(first, speaking)}`
  return conflict.map((literal) => `“${sentenceOf(literal, speaking)}”`).join(' against ')
}

function sentenceOf({ question, isNot }: Literal, { names }: Speaking): string {
  const { condition, segment } = question
  const said = conditionSentence(isNot ? { $not: condition } : condition, names)
  return segment === undefined ? said : `${said} (segment “${names[segment]?.name ?? segment}”)`
}

/** What a fact can be: "visit.count is a whole number from 1". */
function rangeOf({ question }: Literal, { knowledgeOf }: Speaking): string {
  const { written } = question
  const known = written[0] === '$' ? undefined : knowledgeOf(written)
  return known ? `${written} is ${knowledgeSentence(known)}` : 'that cannot be'
}

const TYPES = { string: 'text', number: 'a number', boolean: 'true or false', list: 'a list', any: 'anything' }

/** "a whole number from 1 to 5", "one of mobile, tablet, desktop". */
export function knowledgeSentence({ type, values, min, max = Infinity, whole }: Knowledge): string {
  if (values) return `one of ${values.join(', ')}`
  const range = [min === undefined ? '' : ` from ${min}`, max === Infinity ? '' : ` to ${max}`].join('')
  return `${whole ? 'a whole number' : TYPES[type]}${range}`
}
