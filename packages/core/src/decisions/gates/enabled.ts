import { block, type Gate } from './gate.ts'

/** Blocks what is switched off in the file: one campaign, or everything. */
export const enabled: Gate = ({ plan }, { program }) =>
  program.settings.enabled === false || plan.campaign.enabled === false ? block('disabled') : undefined
