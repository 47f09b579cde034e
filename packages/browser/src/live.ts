import type { Program } from '@kairos/core'
import { createStep } from '@kairos/core/live'
import { startImpressions } from './delivery/impressions.ts'
import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import { checkSelectors } from './slots/checkSelectors.ts'
import { showLate } from './slots/late.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'
import { zoneClock } from './zone.ts'

/** Facts that come from what the visitor does on the page. */
const BEHAVIOUR = /^page\.(scrollDepth|\w+Seconds|secondsOnPage)|^cart\.abandonedSeconds/

const asksForBehaviour = ({ campaigns, inputs }: Program): boolean =>
  campaigns.some(({ campaign }) => campaign.trigger) || inputs.some(({ path }) => BEHAVIOUR.test(path))

/** The second download: what may happen after first paint. */
export async function start(kit: Kit): Promise<Stop> {
  const { env, settings, program } = kit
  const behaviour = asksForBehaviour(program) ? await kit.behaviour() : undefined
  const { timezone = 'visitor' } = settings
  const clock = timezone === 'visitor' ? (at: number) => env.offsetAt(at) : zoneClock(env, timezone)
  kit.equip({ step: createStep(kit.base, behaviour?.triggers), offsetAt: (at) => clock?.(at) })
  checkSelectors(kit)
  const stopLate = showLate(kit)
  const store = await openStore(env, kit.site)
  const stops = [
    startProfileStore(kit, store),
    startOutbox(kit, store),
    startImpressions(kit),
    stopLate,
    behaviour?.watch() ?? (() => {}),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
