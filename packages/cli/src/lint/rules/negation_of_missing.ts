import { conditionSentence } from '@kairos/core/sentences'
import type { Formula } from '../reasoning/formula.ts'
import type { Literal } from '../reasoning/solve.ts'
import type { Rule } from '../rule.ts'
import type { Survey } from '../survey/survey.ts'

export const negationOfMissing: Rule = {
  code: 'negation_of_missing',
  finds: '`$ne`, `$nin`, `$not` or `$nor` on a fact that is not known of every visitor.',
  why: 'A missing fact is not equal to anything: `{ "traits.plan": { "$ne": "gold" } }` also means everybody whose plan nobody knows.',
  instead: 'Add `"$exists": true` beside it. If those visitors are meant too, silence the finding and say so.',
  check: (survey) =>
    survey.places.flatMap(({ formula }) =>
      literalsIn(formula)
        .filter((literal) => isNegation(literal) && reachesMissing(survey, formula, literal))
        .map(({ question, isNot }) => {
          const { condition, written, path } = question
          const said = conditionSentence(isNot ? { $not: condition } : condition, survey.speaking.names)
          return {
            path,
            mark: 'key',
            message: `“${said}” also means visitors of whom ${written} is not known.`,
            fix: isNot
              ? `add "${written}": { "$exists": true } beside "$not", if they are not meant`
              : 'add "$exists": true beside it, if they are not meant',
          }
        }),
    ),
}

/** Those of segments that are read count where they stand. */
const literalsIn = (formula: Formula): Literal[] =>
  formula.kind === 'is' ? (formula.question.segment ? [] : [formula]) : formula.parts.flatMap(literalsIn)

/** Asks for what the fact is not, and a missing one meets that. Who asks whether it is known means it. */
function isNegation({ question, isNot }: Literal): boolean {
  const { fact, operator, operand } = question
  if (fact[0] === '$' || operator === '$exists' || operand === null) return false
  if (operator === '$not' && /"\$exists"|^null$/.test(JSON.stringify(operand))) return false
  return question.test(null) !== isNot && !/null/.test(JSON.stringify(operand))
}

const reachesMissing = ({ masks, canHold }: Survey, formula: Formula, { question: { fact } }: Literal): boolean =>
  masks.missing(fact) !== 0n && canHold(formula, [fact]) === true
