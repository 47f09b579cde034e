import { blockIf, type Gate } from './gate.ts'

/** Makes a campaign with a trigger wait for it: it acts only in the turn in which the trigger takes effect. */
export const trigger: Gate = ({ plan: { campaign } }, { state }) =>
  blockIf(campaign.trigger && !state.page.triggered?.includes(campaign.id), 'not_triggered')
