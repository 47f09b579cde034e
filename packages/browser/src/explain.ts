import { createExplain } from '@kairos/core/explain'
import type { Explaining } from './given.ts'
import type { Kit } from './kit.ts'

/** The part that tells why everything is as it is: downloaded when somebody asks. */
export const start = (kit: Kit): Explaining => ({
  explain: (campaign, program = kit.program, state = kit.state()) => createExplain(kit.base)(state, program, campaign),
})
