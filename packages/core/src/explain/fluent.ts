import { reasons } from '../decisions/reasons.ts'
import { conditionSentence, questionSentence } from '../sentences/condition.ts'
import { moreSentence } from '../sentences/facts.ts'
import { limitSentence, pagesSentence, scheduleSentence } from '../sentences/schedule.ts'
import { triggerSentence } from '../sentences/trigger.ts'
import type { GateName } from './names.ts'
import type { Names, Phrases } from './phrases.ts'

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
export const fluent: Phrases = {
  condition,
  question: questionSentence,
  schedule: scheduleSentence,
  pages: pagesSentence,
  limits: (limits) => limits.map(limitSentence).join('; '),
  trigger: triggerSentence,
  more: moreSentence,
  reason: (reason) => reasons[reason].slice(0, -1),
  passed: (gate) => passes[gate],
}
