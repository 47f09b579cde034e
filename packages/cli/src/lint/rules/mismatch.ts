import { didYouMean } from '../../closest.ts'
import type { Knowledge } from '../facts/knowledge.ts'
import type { KnowledgeOf } from '../facts/knowledgeOf.ts'
import type { Question } from '../reasoning/question.ts'
import { knowledgeSentence } from '../reasoning/words.ts'

/** What is wrong with what a fact is compared with, and what to write. */
export interface Mismatch {
  message: string
  fix: string
}

const NAMES: Record<string, string> = { string: 'text', number: 'a number', boolean: 'true or false' }

/** Tells whether a fact is compared with something it never is. */
export function mismatchOf({ written, operator, operand }: Question, knowledgeOf: KnowledgeOf): Mismatch | undefined {
  const known = written[0] === '$' ? undefined : knowledgeOf(written)
  if (!known || known.type === 'any') return undefined
  if (operator === '$not') return nestedMismatch(written, operand, knowledgeOf)
  if (/^\$(exists|type)$/.test(operator)) return undefined
  const range = `${written} is ${knowledgeSentence(known)}`
  if (/^\$(alli?|size|elemMatch)$/.test(operator))
    return known.type === 'list'
      ? undefined
      : { message: `${range}; ${operator} is for lists.`, fix: 'compare it with a plain value, or with $in' }
  if (known.type === 'list') return listMismatch(written, operator, operand)
  if (/^\$(regexi?|v\w+)$/.test(operator))
    return known.type === 'string' ? undefined : { message: `${range}; ${operator} is for text.`, fix: instead(known) }
  for (const value of [operand].flat()) {
    if (value === null || typeof value === 'object') continue
    const shown = JSON.stringify(value)
    if (typeof value !== known.type)
      return { message: `${range}, and ${shown} is ${NAMES[typeof value]}.`, fix: corrected(value, known) }
    if (known.values && isEqual(operator) && !known.values.includes(value as string))
      return {
        message: `${shown} is not a value of ${written}.${didYouMean(value as string, known.values)}`,
        fix: `use one of: ${known.values.join(', ')}`,
      }
  }
  return undefined
}

const isEqual = (operator: string) => /^(\$eq|\$ne|\$n?in)?$/.test(operator)

function nestedMismatch(written: string, operand: unknown, knowledgeOf: KnowledgeOf): Mismatch | undefined {
  const isOperators = typeof operand === 'object' && operand !== null && !Array.isArray(operand)
  const questions = isOperators ? Object.entries(operand) : [['', operand] as const]
  for (const [operator, inner] of questions) {
    const found = mismatchOf({ written, operator, operand: inner } as Question, knowledgeOf)
    if (found) return found
  }
  return undefined
}

function listMismatch(written: string, operator: string, operand: unknown): Mismatch | undefined {
  const isScalar = typeof operand !== 'object'
  if (!isScalar || !/^(\$eq|\$ne|\$[lg]te?)?$/.test(operator)) return undefined
  return {
    message: `${written} is a list, and ${JSON.stringify(operand)} is one value.`,
    fix: `write { "${operator === '$ne' ? '$nin' : '$in'}": [${JSON.stringify(operand)}] }`,
  }
}

function corrected(value: unknown, known: Knowledge): string {
  const isQuoted = known.type === 'number' ? /^-?\d+(\.\d+)?$/ : /^(true|false)$/
  if (known.type === 'string') return `write ${JSON.stringify(String(value))}`
  return typeof value === 'string' && isQuoted.test(value) ? `write ${value} without quotes` : instead(known)
}

const instead = (known: Knowledge): string => `compare it with ${knowledgeSentence(known)}`
