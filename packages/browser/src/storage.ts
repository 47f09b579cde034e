import type { Stop } from './env.ts'
import type { StorageBase } from './given.ts'
import type { Kit } from './kit.ts'
import { startErasing } from './storage/erase.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'

/** What is kept of the visitor, once there is an answer about that; what is deleted; and what is sent, by a part of its own. */
export function start(kit: Kit, further: StorageBase): Stop {
  const store = openStore(kit.env, kit.site)
  const delivery = kit.settings.records ? kit.load('delivery').then((part) => part?.start(kit, store)) : undefined
  const stops = [startErasing(kit, store), startProfileStore(kit, store, further)]
  return () => {
    for (const stop of stops) stop()
    delivery?.then((stop) => stop?.())
  }
}
