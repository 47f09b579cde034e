import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Stored } from './snapshot.ts'
import type { Store } from './store.ts'

const KEY = 'profile'

/** What was saved before the database was read must not replace what is in it. */
const newer = (stored: Stored) => (kept: Stored | undefined) => (kept && kept.write > stored.write ? kept : stored)

/**
 * Keeps the profile in the database, which outlives the snapshot. When the database knows a newer one than this page
 * began with, this page's signals are told to that one.
 */
export function startProfileStore({ consent, memory, saves }: Kit, store: Store): Stop {
  let stopped = false
  let stopTaking: Stop = () => {}
  const begin = async () => {
    const found = consent().personalization ? await store.get(KEY) : undefined
    if (stopped) return
    if (memory.isStored(found) && found.write > memory.write()) memory.rebase(found.profile, found.write)
    memory.settled()
    stopTaking = saves.take((stored) => {
      const done = stored ? store.update<Stored>(KEY, newer(stored)) : store.remove(KEY)
      done.catch(() => {})
    })
  }
  begin().catch(() => {})
  return () => {
    stopped = true
    stopTaking()
  }
}
