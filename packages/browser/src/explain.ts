import { createExplain } from '@kairos/core/explain'
import type { Explaining, Speak } from './given.ts'
import type { Kit } from './kit.ts'

/** The part that tells why everything is as it is: downloaded when somebody asks. */
export const start = (kit: Kit, speak?: Speak): Explaining => {
  const explain = createExplain(kit.base, speak)
  return { explain: (campaign, program = kit.program, state = kit.state()) => explain(state, program, campaign) }
}
