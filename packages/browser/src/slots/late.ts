import type { Stop } from '../env.ts'
import type { Kit, ShowLate } from '../kit.ts'
import { fit } from './fit.ts'
import type { Late } from './slots.ts'

/** What the visitor agrees to is part of entering the page, however late the answer comes. */
const ENTERING = /^(page_view|consent)$/
/** In a lower box nobody could read anything. */
const LEAST_BOX_PX = 40
/** Off-screen by so much that a visitor who scrolls fast does not meet the change. */
const MARGIN = '100px'

/**
 * Shows what came after its place was painted: at once where that moves nothing. What the visitor's own doing brought is
 * shown in the box the slot has, with a scroll bar if it must; everything else waits until the slot is off-screen.
 */
export function startLate({ env }: Pick<Kit, 'env'>): ShowLate {
  const stops = new Set<Stop>()

  /** Tells whether it is over with: shown, impossible or not wanted any more. */
  function show(late: Late): boolean {
    if (!late.isWanted()) return true
    const outcome = fit(env, late)
    if (outcome === 'late') return false
    late.placed(late.element, outcome)
    return true
  }

  function showInBox(late: Late): boolean {
    const { element, host } = late
    const { paddingTop, paddingBottom } = env.window.getComputedStyle(element)
    const height = element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
    if (!(height >= LEAST_BOX_PX)) return false
    Object.assign(host.style, { boxSizing: 'border-box', height: `${height}px`, overflow: 'auto' })
    if (show(late)) return true
    host.removeAttribute('style')
    return false
  }

  function waitOffScreen(late: Late): Stop {
    const look = () => {
      if (show(late)) stop()
    }
    const observer = new env.window.IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) look()
      },
      { rootMargin: MARGIN },
    )
    // A picture without a size has one when it is here, and none when it is missing.
    const loads = [...late.host.querySelectorAll('img')].flatMap((image) => {
      image.loading = 'eager'
      return ['load', 'error'].map((type) => env.on(image, type, look))
    })
    const stop = () => {
      stops.delete(stop)
      observer.disconnect()
      for (const stopLoad of loads) stopLoad()
    }
    observer.observe(late.element)
    return stop
  }

  return {
    show(late) {
      if (show(late) || (!ENTERING.test(late.cause) && showInBox(late))) return
      late.placed(late.element, 'late')
      stops.add(waitOffScreen(late))
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}
