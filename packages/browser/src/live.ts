import type { Program } from '@kairos/core'
import { createStep, isForged } from '@kairos/core/live'
import { startRoutes } from './collectors/route.ts'
import { asksForCommerce } from './commerce.ts'
import { startImpressions } from './delivery/impressions.ts'
import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import { checkSelectors } from './slots/checkSelectors.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'
import { zoneClock } from './zone.ts'

/** Facts that come from what the visitor does on the page, and events in what rules ask about the past. */
const BEHAVIOUR =
  /^page\.(scrollDepth|\w+Seconds|secondsOnPage)|^cart\.abandonedSeconds|"event":"(visit_started|form_\w+)"/
const EVENT = /^(visit_started|form_\w+)$/

const asksForBehaviour = ({ campaigns, inputs }: Program): boolean =>
  campaigns.some(({ campaign: { goal, trigger } }) => trigger || EVENT.test(`${goal}`)) ||
  inputs.some(({ path }) => BEHAVIOUR.test(path))

/** The second download: what may happen after first paint. */
export async function start(kit: Kit): Promise<Stop> {
  const { env, settings, program } = kit
  const [behaviour, hooks] = await Promise.all([
    asksForBehaviour(program) ? kit.parts.behaviour().then((part) => part.start(kit)) : undefined,
    asksForCommerce(program) ? loadHooks(kit) : undefined,
  ])
  const { timezone = 'visitor' } = settings
  const clock = timezone === 'visitor' ? (at: number) => env.offsetAt(at) : zoneClock(env, timezone)
  kit.equip({
    step: createStep(kit.base, behaviour?.triggers),
    offsetAt: (at) => clock?.(at),
    admits: (signal) => !isForged(signal) && hooks?.admits(signal) !== false,
  })
  checkSelectors(kit)
  const store = openStore(env, kit.site)
  const stops = [
    startProfileStore(kit, store),
    startOutbox(kit, store),
    startImpressions(kit),
    startRoutes(kit),
    behaviour?.watch() ?? (() => {}),
    hooks?.watch() ?? (() => {}),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Without it the page still says what it says to Kairos itself. */
const loadHooks = (kit: Kit) =>
  kit.parts
    .hooks()
    .then((part) => part.start(kit))
    .catch((problem) => kit.diagnose({ path: 'kairos-hooks.mjs', expected: String(problem) }))
