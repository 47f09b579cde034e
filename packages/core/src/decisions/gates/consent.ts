import { blockIf, type Gate } from './gate.ts'

/** Makes a campaign wait that reads memory or draws a variant while the visitor has not agreed to be remembered. */
export const consent: Gate = ({ plan: { campaign, reads } }, { program, state }) =>
  blockIf(
    !state.page.remembers && (campaign.variants.length > 1 || reads.some((input) => program.inputs[input]!.memory)),
    'consent_pending',
  )
