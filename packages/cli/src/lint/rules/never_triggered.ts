import { conditionSentence, triggerSentence } from '@kairos/core/sentences'
import type { Trigger } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import { createReader } from '../reasoning/formula.ts'
import { conflictSentence } from '../reasoning/words.ts'
import type { Found, Rule } from '../rule.ts'
import { conflictIn, conflictWith } from '../survey/meets.ts'
import type { Survey, Surveyed } from '../survey/survey.ts'
import { covers } from '../triggers/covers.ts'
import { impliedBy } from '../triggers/implied.ts'
import { disorderIn } from '../triggers/order.ts'
import { partsOf, single } from '../triggers/parts.ts'

export const neverTriggered: Rule = {
  code: 'never_triggered',
  finds:
    'A trigger that can never come: called off by what has come before it or with it, steps of a `then` in an order in which they cannot happen, fields of an event that contradict one another, or an audience that nobody is in any more when it comes.',
  why: 'The campaign waits for ever, and nobody notices.',
  instead: 'Correct what the message names: mostly it is a number, the order of two steps, or `cancelOn`.',
  check: (survey) =>
    survey.campaigns.flatMap((surveyed): Found[] => {
      const { trigger, enabled } = surveyed.campaign
      if (!trigger || enabled === false) return []
      const never = neverIn(trigger, [...surveyed.path, 'trigger'], survey)
      return never.length ? never : [...calledOff(surveyed, survey), ...againstAudience(surveyed, survey)]
    }),
}

const moment = ({ delay: _, cancelOn: __, ...bare }: Trigger, { speaking }: Survey): string =>
  triggerSentence(bare as Trigger, speaking.names)

/** Parts that can never come, wherever they stand: of an `any` they are there for nothing. */
function neverIn(trigger: Trigger, path: Path, survey: Survey): Found[] {
  const group = partsOf(trigger)
  if (!group) return contradictory(trigger, path, survey)
  const { kind, parts } = group
  const inside = parts.flatMap((part, index) => neverIn(part, [...path, kind, index], survey))
  const found = kind === 'then' ? disorderIn(parts, 'within' in trigger ? trigger.within : undefined) : undefined
  if (!found) return inside
  const { step, why } = found
  const message = `This step never comes: “${moment(parts[step]!, survey)}” as step ${step + 1} of "then", for ${why}.`
  return [
    ...inside,
    {
      path: [...path, kind, step],
      mark: 'value',
      message,
      fix: 'put the steps in the order in which they happen, or write "all"',
    },
  ]
}

/** An event whose fields cannot be as it wants them. */
function contradictory(trigger: Trigger, path: Path, survey: Survey): Found[] {
  const one = single(trigger)
  if (one.type !== 'event' || !one.where) return []
  const where = createReader({ kairos: 1, site: '' })(one.where, [...path, 'where'])
  const conflict = conflictIn(where, () => ({ type: 'any', missing: true }))
  if (!conflict) return []
  const said = conflictSentence(conflict, { ...survey.speaking, knowledgeOf: () => undefined })
  return [
    {
      path: conflict.at(-1)?.question.path ?? [...path, 'where'],
      mark: 'key',
      message: `No event "${one.name}" can be like this: ${said}.`,
      fix: 'correct one of them',
    },
  ]
}

function calledOff({ campaign: { id, trigger }, path }: Surveyed, survey: Survey): Found[] {
  const { cancelOn } = trigger!
  if (!cancelOn || !covers(cancelOn, trigger!)) return []
  const effect = triggerSentence({ ...trigger!, cancelOn: undefined } as unknown as Trigger, survey.speaking.names)
  const message = `"${id}" is never triggered: what calls it off, “${moment(cancelOn, survey)}”, has always come by “${effect}”.`
  return [
    {
      path: [...path, 'trigger', 'cancelOn'],
      mark: 'value',
      message,
      fix: 'write what is to call it off, or remove "cancelOn"',
    },
  ]
}

/** An audience that contradicts what is so when the trigger comes. */
function againstAudience({ campaign: { id, trigger, audience }, path, formula }: Surveyed, survey: Survey): Found[] {
  const known = audience && impliedBy(trigger!, formula)
  const conflict = known && conflictWith(known, formula, survey)
  if (!conflict) return []
  const said = conflict
    .filter(({ question }) => question.path[0] === 'campaigns' || question.path[0] === 'segments')
    .map(({ question: { condition }, isNot }) =>
      conditionSentence(isNot ? { $not: condition } : condition, survey.speaking.names),
    )
  const message = `"${id}" is never triggered: nobody is in its audience any more at “${moment(trigger!, survey)}”. It asks for “${said.join('” and “')}”.`
  return [{ path: [...path, 'trigger'], mark: 'key', message, fix: 'correct the trigger or the audience' }]
}
