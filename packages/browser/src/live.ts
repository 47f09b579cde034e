import { createStep } from '@kairos/core/live'
import { startImpressions } from './delivery/impressions.ts'
import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'
import { zoneClock } from './zone.ts'

/** The second download: what may happen after first paint. */
export async function start(kit: Kit): Promise<Stop> {
  const { env, settings } = kit
  const { timezone = 'visitor' } = settings
  const clock = timezone === 'visitor' ? (at: number) => env.offsetAt(at) : zoneClock(env, timezone)
  kit.equip({ step: createStep(kit.base), offsetAt: (at) => clock?.(at) })
  const store = await openStore(env, kit.site)
  const stops = [startProfileStore(kit, store), startOutbox(kit, store), startImpressions(kit)]
  return () => {
    for (const stop of stops) stop()
  }
}
