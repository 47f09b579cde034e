import type { Env, Stop } from '../env.ts'

/** How often it is looked whether what was in the way is gone, and only while something waits. */
const LOOK_MS = 1000

/** Campaigns that could not be shown at their moment, and wait for a better one on this page. */
export interface Waiting {
  add: (campaign: string) => void
  /** Looks now. */
  look: () => void
  /** The moments of another page are not those of this one. */
  forget: () => void
  stop: Stop
}

/** @param next asks for the best of those that wait, unless something is still in the way; tells whom it asked for */
export function createWaiting(env: Env, next: (waiting: ReadonlySet<string>) => string | undefined): Waiting {
  const { document } = env
  const waiting = new Set<string>()
  let stopTimer: Stop | undefined
  const sleep = () => {
    stopTimer?.()
    stopTimer = waiting.size ? env.later(look, LOOK_MS) : undefined
  }
  const look = () => {
    const asked = waiting.size ? next(waiting) : undefined
    if (asked !== undefined) waiting.delete(asked)
    sleep()
  }
  const stops = ['visibilitychange', 'focusout'].map((name) => env.on(document, name, () => env.later(look, 0)))
  return {
    add(campaign) {
      waiting.add(campaign)
      if (!stopTimer) sleep()
    },
    look,
    forget() {
      waiting.clear()
      sleep()
    },
    stop() {
      waiting.clear()
      sleep()
      for (const stop of stops) stop()
    },
  }
}
