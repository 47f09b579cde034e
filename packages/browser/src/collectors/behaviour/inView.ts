import type { Env, Stop } from '../../env.ts'
import { together } from './listen.ts'

export interface InView {
  env: Env
  options: IntersectionObserverInit
  /** Share of an element that has to be in view; of one taller than the screen, of the screen it fills. */
  share: number
  /** How long, without a break; a hidden tab is one. */
  forMs: number
  stayed: () => void
}

/** Tells each time one of the observed elements has come to view and stayed. */
export function watchView({ env, options, share, forMs, stayed }: InView): {
  observe: (element: Element) => void
  stop: Stop
} {
  const { window, document } = env
  /** The elements in view, with what stops their waiting; hidden, none waits. */
  const waits = new Map<Element, Stop | undefined>()
  const wait = (element: Element) => {
    waits.get(element)?.()
    waits.set(element, undefined)
    if (document.hidden) return
    if (forMs) waits.set(element, env.later(stayed, forMs))
    else stayed()
  }
  const observer = new window.IntersectionObserver((entries) => {
    for (const entry of entries) {
      const { target } = entry
      const isIn = entry.isIntersecting && shareOf(entry) >= share
      if (isIn && !waits.has(target)) wait(target)
      if (isIn) continue
      waits.get(target)?.()
      waits.delete(target)
    }
  }, options)
  return {
    observe: (element) => observer.observe(element),
    stop: together([
      env.on(document, 'visibilitychange', () => {
        for (const element of waits.keys()) wait(element)
      }),
      () => {
        observer.disconnect()
        for (const stop of waits.values()) stop?.()
      },
    ]),
  }
}

/** Shares are rounded by the browser, to the disadvantage of an element that is in view as a whole. */
const ROUNDING = 0.001

function shareOf({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): number {
  return Math.max(intersectionRatio, rootBounds ? intersectionRect.height / rootBounds.height : 0) + ROUNDING
}
