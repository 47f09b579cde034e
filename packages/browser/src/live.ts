import { startImpressions } from './delivery/impressions.ts'
import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'

/** The second download: what may happen after first paint. */
export async function start(kit: Kit): Promise<Stop> {
  const store = await openStore(kit.env, kit.site)
  const stops = [startProfileStore(kit, store), startOutbox(kit, store), startImpressions(kit)]
  return () => {
    for (const stop of stops) stop()
  }
}
