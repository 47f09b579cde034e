import { reasons } from '../decisions/reasons.ts'
import { conditionSentence, questionSentence } from '../sentences/condition.ts'
import { moreSentence } from '../sentences/facts.ts'
import { limitSentence, pagesSentence, scheduleSentence } from '../sentences/schedule.ts'
import { triggerSentence } from '../sentences/trigger.ts'
import { createMisses } from './misses.ts'
import type { GateName } from './names.ts'
import type { Names, Phrases, Reached, Speaking } from './phrases.ts'
import type { LeafReport } from './report.ts'

const passes: Record<GateName, string> = {
  enabled: 'It is switched on',
  consent: 'What it needs may be remembered',
  schedule: 'It is time',
  pages: 'This page is one of its pages',
  audience: 'The visitor is in its audience',
  prerequisites: 'Other campaigns allow it',
  holdout: 'The visitor may see campaigns',
  limits: 'Its limits allow it',
  exclusive: 'No other part of its group has this visitor',
  allocation: 'A variant is drawn',
  trigger: 'Its moment has come',
  content: 'Its texts are complete',
  attention: 'The visitor may be interrupted',
  arbitration: 'Its places are free',
}

/** Where a limit counts, and when it counts anew. */
const periods: Record<string, readonly [within: string, again: string]> = {
  page: ['on this page', 'again on the next page'],
  visit: ['in this visit', 'again in the next visit'],
  lifetime: ['ever', 'not again'],
}

/** "was shown once in this visit already; again in the next visit". */
function reachedSentence(
  { durationMs, stretch }: Speaking,
  { max, per, of, times: count, again: left }: Reached,
): string {
  if (!max) return 'may never act'
  const [within, again] = periods[per] ?? [`in the last ${stretch(durationMs(per)!)}`, `again in ${left}`]
  return `was ${of} ${count < 2 ? 'once' : `${count} times`} ${within} already; ${again}`
}

function answerSentence({ fact, expected, actual, holds, missing }: Omit<LeafReport, 'sentence'>, text: string) {
  if (missing) return `${fact} is not known, so “${text}” ${holds ? 'holds' : 'does not hold'}`
  return `${text}: ${holds ? 'yes' : 'no'}${expected === true ? '' : `, it is ${JSON.stringify(actual)}`}`
}

/** What was said of a program's conditions: to say it again for each report would take longer than all the rest of it. */
const said = new WeakMap<Names, WeakMap<object, string>>()

function condition(condition: unknown, names: Names): string {
  const known = said.get(names) ?? new WeakMap()
  said.set(names, known)
  const sentence = known.get(condition as object) ?? conditionSentence(condition, names)
  known.set(condition as object, sentence)
  return sentence
}

/** Speaks English. */
export const createFluent = (speaking: Speaking): Phrases => ({
  condition,
  question: questionSentence,
  schedule: scheduleSentence,
  pages: pagesSentence,
  limits: (limits) => limits.map(limitSentence).join('; '),
  reached: (limit) => reachedSentence(speaking, limit),
  trigger: triggerSentence,
  more: moreSentence,
  reason: (reason) => reasons[reason].slice(0, -1),
  passed: (gate) => passes[gate],
  miss: createMisses(speaking),
  answer: answerSentence,
})
