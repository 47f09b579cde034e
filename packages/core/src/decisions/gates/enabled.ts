import { blockIf, type Gate } from './gate.ts'

/** Blocks what is switched off: one campaign or everything, in the file or by a preview link. */
export const enabled: Gate = ({ plan: { campaign, forced } }, { program }) =>
  forced === undefined
    ? blockIf(program.settings.enabled === false || campaign.enabled === false, 'disabled')
    : blockIf(!forced, 'forced_off')
