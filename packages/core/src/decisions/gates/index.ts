import { allocation } from './allocation.ts'
import { arbitration } from './arbitration.ts'
import { audience } from './audience.ts'
import { content } from './content.ts'
import { enabled } from './enabled.ts'
import type { Gate } from './gate.ts'
import { pages } from './pages.ts'
import { preview } from './preview.ts'

/** In this order; the first block is the reason a campaign did not act. */
export const gates: readonly Gate[] = [
  enabled, // switched off in the file?
  preview, // does a link force it?
  pages, // is it here?
  audience, // is it for this visitor?
  allocation, // which variant?
  content, // is every fact its texts name known?
  arbitration, // is the place free?
]

/** What a forced variant need not pass: it shows off its pages, to anybody. */
export const skippedWhenForced: ReadonlySet<Gate> = new Set([pages, audience, allocation])
