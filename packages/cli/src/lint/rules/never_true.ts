import type { Formula } from '../reasoning/formula.ts'
import { type Conflict, solve } from '../reasoning/solve.ts'
import { conflictSentence } from '../reasoning/words.ts'
import type { Found, Rule } from '../rule.ts'
import { listed } from '../sentences.ts'
import type { Place, Survey } from '../survey/survey.ts'
import { mismatchOf } from './mismatch.ts'

const MOST_TOLD = 3

export const neverTrue: Rule = {
  code: 'never_true',
  finds: 'A segment, an audience or one side of an `$or` that no visitor can ever meet.',
  why: 'The campaign never acts, and nobody notices. Most often two limits are swapped, or `$and` was meant to be `$or`.',
  instead:
    'Correct one of the two parts that the message names. Where the campaign is to rest, write `"enabled": false`.',
  check: (survey) => survey.places.flatMap((place) => neverIn(survey, place)),
}

function neverIn(survey: Survey, place: Place): Found[] {
  const { formula, path, kind } = place
  const conflicts = conflictsIn(survey, formula)
  if (!conflicts) return sidesOf(formula).flatMap((side) => neverSide(survey, side, path))
  // A segment that nobody is in is told where it stands, not where it is read.
  const isOfSegment = conflicts.length > 0 && conflicts.every((one) => one.every(({ question }) => question.segment))
  if (isOfSegment && isToldElsewhere(survey, conflicts)) return []
  const subject = {
    segment: 'No visitor can be in',
    audience: 'No visitor can be meant by',
    context: 'No visitor fits',
  }
  return told(
    survey,
    conflicts,
    path,
    `${subject[kind]} ${survey.nameOf(kind === 'segment' ? path.slice(0, -1) : path)}`,
  )
}

function neverSide(survey: Survey, side: Formula, path: Found['path']): Found[] {
  const conflicts = conflictsIn(survey, side)
  return conflicts ? told(survey, conflicts, path, 'One side of "$or" never holds') : []
}

function told(survey: Survey, conflicts: Conflict[], path: Found['path'], subject: string): Found[] {
  const isMisfit = (conflict: Conflict) =>
    conflict.length === 1 && mismatchOf(conflict[0]!.question, survey.knowledgeOf) !== undefined
  // `type_mismatch` says it better.
  if (conflicts.length && conflicts.every(isMisfit)) return []
  const sentences = [...new Set(conflicts.map((one) => conflictSentence(one, survey.speaking)))]
  const more = sentences.length > MOST_TOLD ? [`${sentences.length - MOST_TOLD} more`] : []
  const own =
    conflicts.length === 1 ? [...conflicts[0]!].reverse().find(({ question }) => !question.segment) : undefined
  return [
    {
      path: own?.question.path ?? path,
      mark: 'key',
      message: `${subject}: ${listed([...sentences.slice(0, MOST_TOLD), ...more], 'and')}.`,
      fix: conflicts.some(({ length }) => length > 1) ? 'correct one of them' : 'correct it',
    },
  ]
}

/** Why nobody can meet it; nothing when somebody can, or when that takes too long to find out. */
function conflictsIn({ masks }: Survey, formula: Formula): Conflict[] | undefined {
  const solution = solve(formula, { masks })
  return solution.can === 'never hold' ? solution.conflicts : undefined
}

function isToldElsewhere(survey: Survey, conflicts: Conflict[]): boolean {
  const ids = new Set(conflicts.flatMap((one) => one.map(({ question }) => question.segment)))
  const [id] = ids
  const place = survey.places.find(({ kind, path }) => kind === 'segment' && path[1] === id)
  return ids.size === 1 && !!place && conflictsIn(survey, place.formula) !== undefined
}

/** The sides of every `$or` that stands in it, and not in a segment it reads. */
function sidesOf(formula: Formula): Formula[] {
  if (formula.kind === 'is') return []
  const here = formula.isOr ? formula.parts.filter(isWritten) : []
  return [...here, ...formula.parts.flatMap((part) => (here.includes(part) ? [] : sidesOf(part)))]
}

const isWritten = (formula: Formula): boolean =>
  formula.kind === 'is' ? !formula.question.segment : formula.parts.every(isWritten)
