import type { Condition } from '@kairos/schema'
import { both, createReader, type Formula, questionsIn } from '../reasoning/formula.ts'
import { createMasks } from '../reasoning/masks.ts'
import { type Conflict, solve } from '../reasoning/solve.ts'
import type { Survey } from './survey.ts'
import { clockCondition } from './week.ts'

/** Why a formula can never hold, in the fewest answers; nothing where it can, or where that takes too long to find out. */
export function conflictIn(formula: Formula, knowledgeOf: Survey['knowledgeOf']): Conflict | undefined {
  const solution = solve(formula, { masks: createMasks(questionsIn(formula), knowledgeOf) })
  if (solution.can !== 'never hold') return undefined
  return [...solution.conflicts].sort((one, other) => one.length - other.length)[0]
}

const read = createReader({ kairos: 1, site: '' })

/** Why nobody of an audience can be where something else is so; nothing where somebody can, or the audience is empty anyway. */
export function conflictWith(so: Condition, audience: Formula, survey: Survey): Conflict | undefined {
  const known = read(so, [])
  const facts = new Set(questionsIn(known).map(({ fact }) => fact))
  // What the audience does not ask about it cannot contradict.
  if (!questionsIn(audience).some(({ fact }) => facts.has(fact)) || survey.canHold(audience) === false) return undefined
  return conflictIn(both(known, audience), survey.knowledgeOf)
}

/** Whether nobody of an audience is ever there in some minutes of the week, by what it says of the time. */
export function isNeverThere(minutes: readonly boolean[], audience: Formula, survey: Survey): boolean {
  // Most ask nothing of the kind.
  if (!questionsIn(audience).some(({ fact }) => fact.startsWith('time.'))) return false
  const clock = clockCondition(minutes)
  return !!clock && !!conflictWith(clock, audience, survey)
}
