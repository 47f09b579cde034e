import type { Env, Stop } from '../env.ts'

/** The industry's measure of "seen": half of it in view for one second without a break. */
export const SEEN_AFTER_MS = 1000

/** Calls once when half of an element was in view for a second. */
export function whenSeen({ window, later }: Env, element: Element, seen: () => void): Stop {
  let stopTimer: Stop | undefined
  const observer = new window.IntersectionObserver(
    (entries) => {
      // What is taller than the screen never reaches one half of itself.
      const { intersectionRatio, intersectionRect, rootBounds } = entries.at(-1)!
      const fills = rootBounds && intersectionRect.height >= rootBounds.height / 2
      if (intersectionRatio >= 0.5 || fills) stopTimer ??= later(end, SEEN_AFTER_MS)
      else {
        stopTimer?.()
        stopTimer = undefined
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  )
  const stop = () => {
    stopTimer?.()
    observer.disconnect()
  }
  const end = () => {
    stop()
    seen()
  }
  observer.observe(element)
  return stop
}
