import type { Program } from '@kairos/core'
import { createStep } from '@kairos/core/live'
import { startMemoryElement } from './consent/element.ts'
import { startPlatform } from './consent/platform.ts'
import { startTabs } from './consent/tabs.ts'
import { startImpressions } from './delivery/impressions.ts'
import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import { startErasing } from './storage/erase.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openWhenNeeded } from './storage/whenNeeded.ts'
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
  const store = openWhenNeeded(env, kit.site)
  const stops = [
    startErasing(kit, store),
    startTabs(kit),
    startPlatform(kit),
    startMemoryElement(kit),
    startProfileStore(kit, store),
    startOutbox(kit, store),
    startImpressions(kit),
    behaviour?.watch() ?? (() => {}),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
