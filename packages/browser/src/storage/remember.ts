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
  const flush = () => {
    const mine = waiting
    waiting = undefined
    if (!mine || !allowed()) return
    // Another tab may have saved since: writing over it would bring back what the visitor took back there.
    const other = readSnapshot(env, site)
    const isAhead = other && other.write > write
    const profile = isAhead ? rebase(other.profile) : mine
    write = (isAhead ? other.write : write) + 1
    const stored = { write, profile }
    writeSnapshot(env, site, stored)
    saves.put(stored)
    saved()
  }
  const stopHearing = env.on(env.window, 'pagehide', flush)
  return {
    profile: found?.profile ?? createProfile(env.newId(), env.now()),
    save(profile) {
      // Signals come in bursts; one write is enough for all of them.
      if (!waiting) env.later(flush, 0)
      waiting = profile
    },
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
      stopHearing()
    },
  }
}
