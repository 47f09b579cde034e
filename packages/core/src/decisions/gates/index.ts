import { allocation } from './allocation.ts'
import { arbitration } from './arbitration.ts'
import { audience } from './audience.ts'
import { consent } from './consent.ts'
import { content } from './content.ts'
import { enabled } from './enabled.ts'
import type { Gate } from './gate.ts'
import { holdout } from './holdout.ts'
import { pages } from './pages.ts'
import { attention, permission } from './past.ts'
import { schedule } from './schedule.ts'
import { trigger } from './trigger.ts'

/** In this order; the first block is the reason a campaign did not act. */
export const gates: readonly Gate[] = [
  enabled, // switched off in the file?
  consent, // may we remember, where it needs memory?
  schedule, // is it time?
  pages, // is it here?
  audience, // is it for this visitor?
  holdout, // is the visitor one who never sees any? (marks)
  permission, // do other campaigns, its limits and its exclusive group allow it? (history/)
  allocation, // which variant, and is it run on this visitor at all? (marks)
  trigger, // has its moment come?
  content, // is every fact its texts name known?
  attention, // was the visitor interrupted often enough? (history/)
  arbitration, // is the place free?
]
