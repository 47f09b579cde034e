/** Everything of `kairos.json` in English. */

export type { Names } from '../explain/phrases.ts'
export {
  allocationSentence,
  type CampaignWords,
  campaignSentence,
  campaignWords,
  exclusiveSentence,
} from './campaign.ts'
export { conditionSentence, questionSentence } from './condition.ts'
export { dateSentence, limitSentence, pagesSentence, scheduleSentence } from './schedule.ts'
export { type Row, table } from './table.ts'
export { triggerSentence } from './trigger.ts'
