import type { Condition, Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import { behaviourQuestion, factQuestion, type Question } from './question.ts'

/** A condition taken apart: questions, and what holds them together; `isOr` where the file has an `$or`. */
export type Formula =
  | { kind: 'is'; question: Question; isNot: boolean }
  | { kind: 'all' | 'any'; parts: readonly Formula[]; isOr?: boolean }

/** Holds always. */
export const TRUE: Formula = { kind: 'all', parts: [] }

export function negated(formula: Formula): Formula {
  if (formula.kind === 'is') return { ...formula, isNot: !formula.isNot }
  return { kind: formula.kind === 'all' ? 'any' : 'all', parts: formula.parts.map(negated) }
}

export const both = (a: Formula, b: Formula): Formula => ({ kind: 'all', parts: [a, b] })

/** Every question, in the order of the file. */
export function questionsIn(formula: Formula, found: Question[] = []): Question[] {
  if (formula.kind === 'is') found.push(formula.question)
  else for (const part of formula.parts) questionsIn(part, found)
  return found
}

/** Takes conditions apart, with the segments they read. */
export type Reader = (condition: Condition, path: Path) => Formula

export function createReader({ segments = {} }: Config): Reader {
  const known = new Map<string, Formula>()

  const segment = (id: string): Formula => {
    if (!known.has(id)) {
      // Of a segment that leads back to itself `validate` has told.
      known.set(id, TRUE)
      const when = Object.hasOwn(segments, id) ? segments[id]!.when : {}
      known.set(id, within(id, read(when, ['segments', id, 'when'])))
    }
    return known.get(id)!
  }

  const read: Reader = (condition, path) =>
    all(Object.entries(condition).map(([key, operand]) => part(key, operand, [...path, key])))

  const part = (key: string, operand: unknown, path: Path): Formula => {
    if (key === '$not') return negated(read(operand as Condition, path))
    if (key === '$nor') return negated(part('$or', operand, path))
    if (key === '$and' || key === '$or') {
      const parts = (operand as Condition[]).map((one, index) => read(one, [...path, index]))
      // An empty `$or` holds, as the language has it.
      return key === '$or' && parts.length ? any(parts) : all(parts)
    }
    if (key === '$segment') return all([operand as string | string[]].flat().map(segment))
    if (key === '$did' || key === '$sequence')
      return all([operand].flat().map((one) => is(behaviourQuestion(key, one, path))))
    if (key.startsWith('segment.') && typeof operand === 'boolean') {
      const inside = segment(key.slice('segment.'.length))
      return operand ? inside : negated(inside)
    }
    return all(
      operatorsOf(operand).map(([operator, inner]) =>
        is(factQuestion(key, operator, inner, operator ? [...path, operator] : path)),
      ),
    )
  }
  return read
}

const is = (question: Question): Formula => ({ kind: 'is', question, isNot: false })

/** Single questions first: they rule out most. */
const all = (parts: Formula[]): Formula =>
  parts.length === 1
    ? parts[0]!
    : { kind: 'all', parts: parts.sort((a, b) => Number(b.kind === 'is') - Number(a.kind === 'is')) }

const any = (parts: Formula[]): Formula => (parts.length === 1 ? parts[0]! : { kind: 'any', parts, isOr: true })

const operatorsOf = (test: unknown): [operator: string, operand: unknown][] => {
  const entries = typeof test === 'object' && test !== null && !Array.isArray(test) ? Object.entries(test) : []
  return entries.length && entries.every(([key]) => key[0] === '$') ? entries : [['', test]]
}

/** Says of every question that it stands in a segment, unless it stands in another one that this one reads. */
function within(id: string, formula: Formula): Formula {
  if (formula.kind === 'is')
    return formula.question.segment === undefined
      ? { ...formula, question: { ...formula.question, segment: id } }
      : formula
  return { ...formula, parts: formula.parts.map((part) => within(id, part)) }
}
