import type { Profile } from '@kairos/core'
import { createProfile } from '@kairos/core/first'
import type { Env, Stop } from '../env.ts'
import type { Runtime } from '../runtime.ts'
import type { Memory } from './keeper.ts'
import { MOST_BYTES, readStored } from './snapshot.ts'

/** The visitor's profile over pages. */
export interface Remembered {
  profile: Profile
  /** Keeps what happened, a moment later. */
  save: () => void
  /** Forgets, now. */
  erase: () => void
  memory: Memory
  stop: Stop
}

export interface RememberParts {
  env: Env
  site: string
  /** Whether memory may be read and written; asked each time. */
  allowed: () => boolean
  runtime: () => Runtime
}

/** Signals come in bursts, and each write costs some of a frame; only a crash loses what is not written yet. */
const GATHER_MS = 1000

const nothing = () => ({ write: 0, heard: {} })

/** Reads what is remembered at once, and keeps it: in the snapshot, until the keeper that knows the database has come. */
export function remember({ env, site, allowed, runtime }: RememberParts): Remembered {
  const key = `kairos:${site}:profile`
  const leftKey = `kairos:${site}:left:`
  const page = env.newId().slice(0, 13)
  const read = (text = env.recall(key)) => readStored(text, env.now())
  const found = allowed() ? read() : undefined
  let hadSnapshot = !!found

  /** What is left behind comes first: where only the snapshot is written, it is missing in the database. */
  const keep = (isNew?: boolean) => {
    const { known } = memory
    const stored = read()
    const { profile, waiting, ...unsaved } = runtime().unsaved()
    const { from, happened } = unsaved
    const left = [...happened, ...waiting]
    // Where a snapshot was and is no more, another tab forgot it.
    if (!allowed() || stored === null || !(hadSnapshot ? stored || isNew : left.length || isNew)) return
    hadSnapshot = true
    if (left.length) env.keep(leftKey + page, { ...unsaved, happened: left }, MOST_BYTES)
    else env.forget(leftKey + page)
    if (!stored || stored.write <= known.write) {
      const heard = { ...known.heard, [page]: from + happened.length }
      env.keep(key, { ...known, heard, profile }, MOST_BYTES)
    }
  }

  const memory: Memory = {
    page,
    leftKey,
    allowed,
    read,
    keep,
    runtime,
    known: found ?? nothing(),
    isErased: false,
    keeper: { save: keep, leave: keep, catchUp() {}, erase() {} },
  }
  let stopTimer: Stop | undefined
  const leave = () => memory.keeper.leave()
  // The second hears what happens as the page is hidden; it is the later of the two when a page is left.
  const stops = [env.on(env.window, 'pagehide', leave), env.on(env.document, 'visibilitychange', leave)]
  return {
    profile: found?.profile ?? createProfile(env.newId(), env.now()),
    save() {
      stopTimer ??= env.later(() => {
        stopTimer = undefined
        memory.keeper.save()
      }, GATHER_MS)
    },
    erase() {
      memory.known = nothing()
      hadSnapshot = false
      memory.isErased = true
      runtime().saved()
      env.forget(key)
      env.forget(leftKey + page)
      memory.keeper.erase()
    },
    memory,
    stop() {
      stopTimer?.()
      for (const stop of stops) stop()
      leave()
    },
  }
}
