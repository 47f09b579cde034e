import type { KnowledgeOf } from '../facts/knowledgeOf.ts'
import type { Question } from './question.ts'
import { type Sample, samplesOf } from './samples.ts'

/** Sets of values as bits, one a sample. */
export interface Masks {
  /** All values a fact can have. */
  all: (fact: string) => bigint
  /** Values at which the answer may be yes, or no. */
  of: (question: Question, isNot: boolean) => bigint
  /** The fact is missing; 0 for one that never is. */
  missing: (fact: string) => bigint
}

/** Samples of every fact, and which of them answer a question how. Worked out where it is asked for. */
export function createMasks(questions: readonly Question[], knowledgeOf: KnowledgeOf): Masks {
  const byFact = new Map<string, Question[]>()
  for (const question of questions) {
    if (!byFact.has(question.fact)) byFact.set(question.fact, [])
    byFact.get(question.fact)!.push(question)
  }
  const samples = remembering((fact: string) => samplesOf(byFact.get(fact) ?? [], knowledgeFor(fact, knowledgeOf)))
  const answers = new Map<string, { yes: bigint; no: bigint }>()
  return {
    all: remembering((fact) => bits('1'.repeat(samples(fact).length))),
    missing: remembering((fact) =>
      bits(
        samples(fact)
          .map(({ value }) => (value === null ? '1' : '0'))
          .join(''),
      ),
    ),
    of(question, isNot) {
      if (!answers.has(question.key)) answers.set(question.key, answersOf(question, samples(question.fact)))
      return answers.get(question.key)![isNot ? 'no' : 'yes']
    },
  }
}

const knowledgeFor = (fact: string, knowledgeOf: KnowledgeOf) =>
  fact[0] === '$' ? ({ type: 'number', whole: true, min: 0, missing: true } as const) : knowledgeOf(fact)

function answersOf({ isVague, test }: Question, samples: Sample[]): { yes: bigint; no: bigint } {
  let yes = ''
  let no = ''
  for (const { value, isOpen, isWild } of samples) {
    const isEither = isWild || (isOpen && isVague)
    const holds = isEither || test(value)
    yes += holds ? '1' : '0'
    no += isEither || !holds ? '1' : '0'
  }
  return { yes: bits(yes), no: bits(no) }
}

/** By way of a text: shifting bit by bit takes the square of the time. */
const bits = (text: string): bigint => BigInt(`0b0${text}`)

function remembering<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key)!
  }
}
