import { factTest } from '@kairos/core/conditions'
import type { Condition, Did } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'

/** One question of a condition about one fact. */
export interface Question {
  /** Path of the fact, or the JSON of a behaviour. */
  fact: string
  /** The fact as the file names it. */
  written: string
  /** Empty for a plain value. */
  operator: string
  operand: unknown
  /** The question alone, to say it. */
  condition: Condition
  /** Equal questions have equal keys. */
  key: string
  test: (value: unknown) => boolean
  /** Values at which the answer may change. */
  constants: readonly unknown[]
  /** The answer is only known for the constants: a regular expression, for example. */
  isVague: boolean
  /** Where it stands. */
  path: Path
  /** The segment it stands in, if that was read by another condition. */
  segment?: string
}

const VAGUE = /"\$(regexi?|v\w+|elemMatch|size|type)"/

/** Makes a question of what stands behind a path: one operator, or a plain value. */
export function factQuestion(written: string, operator: string, operand: unknown, path: Path): Question {
  const test = operator ? { [operator]: operand } : operand
  const json = JSON.stringify(test)
  const holds = factTest(test)
  const question = {
    written,
    operator,
    operand,
    condition: { [written]: test } as Condition,
    key: `${written} ${json}`,
    isVague: VAGUE.test(json) || (!operator && typeof operand === 'object' && operand !== null),
    path,
  }
  const instead = Object.hasOwn(sameAs, written) ? sameAs[written] : undefined
  if (instead && typeof operand === 'boolean')
    return {
      ...question,
      fact: instead.fact,
      constants: instead.constants,
      test: (value) => value !== null && holds(instead.of(value)),
    }
  return { ...question, fact: written, constants: constantsOf(test), test: holds }
}

/** Facts that say the same as another one. */
const sameAs: Record<string, { fact: string; constants: unknown[]; of: (value: unknown) => unknown }> = {
  'visitor.isNew': { fact: 'visit.count', constants: [2], of: (value) => (value as number) < 2 },
  'time.isWeekend': { fact: 'time.weekday', constants: [], of: (value) => value === 'sat' || value === 'sun' },
}

/** Every plain value behind comparisons and lists. */
function constantsOf(test: unknown): unknown[] {
  if (typeof test !== 'object' || test === null) return [test]
  if (Array.isArray(test)) return test.flatMap(constantsOf)
  return Object.entries(test).flatMap(([operator, operand]) =>
    /^\$(regexi?|exists|type|size|elemMatch)$/.test(operator) ? [] : constantsOf(operand),
  )
}

/** Makes a question of a `$did` or a `$sequence`. How often something was done is a number like any other. */
export function behaviourQuestion(key: string, operand: unknown, path: Path): Question {
  const { times = { $gte: 1 }, ...rest } = operand as Did
  const isCount = key === '$did' && rest.sum === undefined
  const holds = isCount ? factTest(times) : (value: unknown) => value === 1
  const fact = `${key} ${JSON.stringify(isCount ? rest : operand)}`
  return {
    fact,
    written: key,
    operator: '',
    operand,
    condition: { [key]: operand } as Condition,
    key: `${fact} ${JSON.stringify(times)}`,
    // Of somebody who may not be remembered nothing is known.
    test: (value) => value !== null && holds(value),
    constants: isCount ? constantsOf(times) : [0, 1],
    isVague: false,
    path,
  }
}
