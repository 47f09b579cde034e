import type { ChatAction } from '@kairos/schema'
import type { Kit } from '../../kit.ts'

/** The clock of the site's zone comes soon after first paint. */
const LOOK_MS = 250
const MOST_LOOKS = 40

/** Tells whether somebody answers now, by the site's clock. */
export const createHours =
  ({ env, program, load, base, state }: Kit) =>
  async ({ hours }: ChatAction): Promise<boolean> => {
    if (!hours) return true
    const history = program.history ?? (await load('history'))?.start(base)
    if (!history) return true
    const test = history.scheduleTest(hours, 'hours')
    for (let looks = 0; ; looks++) {
      const reason = test(state().page)
      if (reason !== 'zone_pending' || looks > MOST_LOOKS) return !reason
      await new Promise<void>((done) => env.later(done, LOOK_MS))
    }
  }
