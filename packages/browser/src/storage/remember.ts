import type { Profile } from '@kairos/core'
import { createProfile } from '@kairos/core/first'
import type { Channel } from '../channel.ts'
import type { Env, Stop } from '../env.ts'
import type { Memory } from '../kit.ts'
import type { Runtime } from '../runtime.ts'
import { eraseSnapshot, isStored, readSnapshot, type Stored, writeSnapshot } from './snapshot.ts'

/** The visitor's profile over pages. */
export interface Remembered {
  profile: Profile
  /** Keeps a profile, as soon as this turn of the page's script is over. */
  save: (profile: Profile) => void
  /** Goes on with what another page of the site saved meanwhile. */
  catchUp: () => void
  /** Forgets, now. */
  erase: () => void
  memory: (parts: Pick<Runtime, 'settled'> & { rebase: (profile: Profile) => void }) => Memory
  stop: Stop
}

export interface RememberParts {
  env: Env
  site: string
  /** Whether memory may be read and written; asked each time. */
  allowed: () => boolean
  saves: Channel<Stored | undefined>
  /** Tells a profile that another tab saved what happened here since the last save, and goes on with it. */
  rebase: (profile: Profile) => Profile
  saved: () => void
}

/** Reads what is remembered at once, and keeps it: in the snapshot here, and whoever takes the saves. */
export function remember({ env, site, allowed, saves, rebase, saved }: RememberParts): Remembered {
  const found = allowed() ? readSnapshot(env, site) : undefined
  let write = found?.write ?? 0
  let waiting: Profile | undefined
  const catchUp = () => {
    const other = allowed() ? readSnapshot(env, site) : undefined
    if (!other || other.write <= write) return undefined
    write = other.write
    return rebase(other.profile)
  }
  const flush = () => {
    const mine = waiting
    waiting = undefined
    if (!mine || !allowed()) return
    // Another tab may have saved since: writing over it would bring back what the visitor took back there.
    const profile = catchUp() ?? mine
    write++
    const stored = { write, profile }
    writeSnapshot(env, site, stored)
    saves.put(stored)
    saved()
  }
  // The second hears what happens as the page is hidden; it is the later of the two when a page is left.
  const stops = [env.on(env.window, 'pagehide', flush), env.on(env.document, 'visibilitychange', flush)]
  return {
    profile: found?.profile ?? createProfile(env.newId(), env.now()),
    save(profile) {
      // Signals come in bursts; one write is enough for all of them.
      if (!waiting) env.later(flush, 0)
      waiting = profile
    },
    catchUp,
    erase() {
      waiting = undefined
      eraseSnapshot(env, site)
      saves.put(undefined)
    },
    memory: ({ rebase: take, settled }) => ({
      isStored,
      settled,
      write: () => write,
      rebase(profile, newer) {
        write = newer
        take(profile)
      },
    }),
    stop: () => {
      flush()
      for (const stop of stops) stop()
    },
  }
}
