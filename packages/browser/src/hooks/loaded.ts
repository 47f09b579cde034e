import type { Env, Stop } from '../env.ts'

/** When the page has loaded, with all its own scripts had to tell. */
export interface Loaded {
  /** Runs then, or at once. */
  then: (run: () => void) => void
  stop: Stop
}

/** A picture that never comes holds `load` back for ever. */
const LONGEST_WAIT_MS = 3000

/** Waits for the page to load. */
export function waitForLoad(env: Env): Loaded {
  let waiting: (() => void)[] | undefined = []
  const open = () => {
    const runs = waiting ?? []
    waiting = undefined
    for (const run of runs) run()
  }
  const isComplete = env.document.readyState === 'complete'
  const stops = [env.on(env.window, 'load', open), env.later(open, isComplete ? 0 : LONGEST_WAIT_MS)]
  return {
    then(run) {
      if (waiting) waiting.push(run)
      else run()
    },
    stop() {
      waiting = []
      for (const stop of stops) stop()
    },
  }
}
