import type { ChatAction, ChatHours } from '@kairos/schema'
import type { Kit } from '../../kit.ts'

/** The clock of the site's zone comes soon after first paint. */
const LOOK_MS = 250
const MOST_LOOKS = 40

/** Tells whether somebody answers now, by the site's clock; without an action for a conversation that no campaign opens. */
export const createHours =
  (kit: Kit) =>
  async (action?: ChatAction): Promise<boolean> => {
    const { env, state } = kit
    const test = await (action?.hours ? testOf(kit, action.hours) : siteTest(kit))
    if (!test) return true
    for (let looks = 0; ; looks++) {
      const reason = test(state().page)
      if (reason !== 'zone_pending' || looks > MOST_LOOKS) return !reason
      await new Promise<void>((done) => env.later(done, LOOK_MS))
    }
  }

async function testOf({ program, load, base }: Kit, hours: ChatHours) {
  const history = program.history ?? (await load('history'))?.start(base)
  return history?.scheduleTest(hours, 'hours')
}

/** Where the site's own hours are none, somebody always answers. */
async function siteTest(kit: Kit) {
  const { chatHours } = kit.settings
  try {
    return chatHours && (await testOf(kit, chatHours))
  } catch {
    kit.diagnose({ path: 'settings.chatHours', expected: 'hours' })
    return undefined
  }
}
