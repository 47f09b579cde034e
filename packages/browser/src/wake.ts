import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'

/** Timers count to 2³¹ ms; being woken early does no harm. */
const LONGEST_SLEEP_MS = 36e5

/** Wakes the page when the clock alone changes a decision. */
export function startWaking({ env, state, send, hear }: Kit): Stop {
  let stopTimer: Stop = () => {}
  const sleep = () => {
    stopTimer()
    const { wakeAt, at } = state().page
    if (wakeAt) stopTimer = env.later(() => send('wake'), Math.min(wakeAt - at, LONGEST_SLEEP_MS))
  }
  const stopHearing = hear(sleep)
  sleep()
  return () => {
    stopHearing()
    stopTimer()
  }
}
