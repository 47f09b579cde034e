import { reasons } from '../decisions/reasons.ts'
import { conditionSentence, questionSentence } from '../sentences/condition.ts'
import { moreSentence } from '../sentences/facts.ts'
import { limitSentence, pagesSentence, scheduleSentence } from '../sentences/schedule.ts'
import { triggerSentence } from '../sentences/trigger.ts'
import type { GateName } from './names.ts'
import type { Phrases } from './phrases.ts'

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

/** Speaks English. */
export const fluent: Phrases = {
  condition: conditionSentence,
  question: questionSentence,
  schedule: scheduleSentence,
  pages: pagesSentence,
  limits: (limits) => limits.map(limitSentence).join('; '),
  trigger: triggerSentence,
  more: moreSentence,
  reason: (reason) => reasons[reason].slice(0, -1),
  passed: (gate) => passes[gate],
}
