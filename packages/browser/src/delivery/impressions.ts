import type { Showing } from '../actions/kit.ts'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** The industry's measure of "seen": half of it in view for one second without a break. */
const SEEN_AFTER_MS = 1000
const SHARE = 0.5

/** Sends `seen` once for each showing that was really in view, and `clicked` for links followed in it. */
export function startImpressions({ env, send, showings }: Kit): Stop {
  const watched = new Map<Element, Stop>()
  const told = new Set<string>()

  const watch = ({ element, seen, ...outcome }: Showing) => {
    const key = JSON.stringify(outcome)
    let stopTimer: Stop | undefined
    const end = () => {
      observer.disconnect()
      if (seen) seen()
      else if (!told.has(key)) send('seen', outcome)
      told.add(key)
    }
    const observer = new env.window.IntersectionObserver(
      (entries) => {
        // A step from one share to another is no break.
        if (isInView(entries.at(-1)!)) stopTimer ??= env.later(end, SEEN_AFTER_MS)
        else {
          stopTimer?.()
          stopTimer = undefined
        }
      },
      // Many steps, since an element taller than the screen never reaches one half of itself.
      { threshold: [0, 0.1, 0.2, 0.3, 0.4, SHARE] },
    )
    observer.observe(element)
    // What was clicked within a shadow root (an isolated slot) is known by the path only.
    const stopClicks = env.on(element, 'click', (event) => {
      if (!seen && event.composedPath().some((node) => (node as Element).localName === 'a')) send('clicked', outcome)
    })
    watched.get(element)?.()
    // A widget ends by itself, and is another element each time.
    if (seen) return
    watched.set(element, () => {
      stopTimer?.()
      stopClicks()
      observer.disconnect()
    })
  }

  const stopTaking = showings.take(watch)
  return () => {
    stopTaking()
    for (const stop of watched.values()) stop()
  }
}

/** Half of the element, or so much of it that it fills half the screen. */
const isInView = ({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean =>
  intersectionRatio >= SHARE || (!!rootBounds && areaOf(intersectionRect) >= areaOf(rootBounds) * SHARE)

const areaOf = ({ width, height }: DOMRectReadOnly): number => width * height
