import { startOutbox } from './delivery/outbox.ts'
import type { Stop } from './env.ts'
import type { Kit, StorageBase } from './kit.ts'
import { startErasing } from './storage/erase.ts'
import { startProfileStore } from './storage/profileStore.ts'
import { openStore } from './storage/store.ts'

/** What is kept of the visitor, and what is sent, once there is an answer about that; and what is deleted. */
export function start(kit: Kit, further: StorageBase): Stop {
  const store = openStore(kit.env, kit.site)
  const stops = [startErasing(kit, store), startProfileStore(kit, store, further), startOutbox(kit, store)]
  return () => {
    for (const stop of stops) stop()
  }
}
