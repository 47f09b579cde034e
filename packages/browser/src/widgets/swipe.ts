import type { Env, Stop } from '../env.ts'

/** The way a kind is pushed off the screen. */
export type Swipe = 'down' | 'up' | 'sideways'

/** So far, in pixels, or half as far within a moment. */
const FAR_PX = 90
const QUICK_MS = 250

/** Who drags in a field marks words, or scrolls them. */
const isField = (event: Event): boolean =>
  !!(event.composedPath()[0] as Element | undefined)?.closest?.('input, textarea, select')

/** Lets a finger push a widget away. Touch events, since they go on while the browser scrolls; pointer events do not. */
export function hearSwipe(env: Env, panel: HTMLElement, swipe: Swipe, done: () => void): Stop {
  let from: { x: number; y: number; at: number } | undefined
  const wayOf = (event: Event): number => {
    const { clientX, clientY } = (event as TouchEvent).changedTouches[0]!
    const x = clientX - from!.x
    const y = clientY - from!.y
    if (swipe === 'sideways') return Math.abs(x) > Math.abs(y) ? x : 0
    const away = swipe === 'down' ? Math.max(0, y) : Math.min(0, y)
    return Math.abs(y) > Math.abs(x) ? away : 0
  }
  const follow = (way: number) => {
    panel.style.translate = way ? (swipe === 'sideways' ? `${way}px` : `0 ${way}px`) : ''
  }
  const stops = [
    env.on(panel, 'touchstart', (event) => {
      const { touches } = event as TouchEvent
      const { clientX, clientY } = touches[0]!
      // What is scrolled is read, and two fingers zoom.
      const isFree = touches.length === 1 && (swipe !== 'down' || panel.scrollTop <= 0) && !isField(event)
      from = isFree ? { x: clientX, y: clientY, at: env.now() } : undefined
    }),
    env.on(panel, 'touchmove', (event) => from && follow(wayOf(event))),
    env.on(panel, 'touchend', (event) => {
      if (!from) return
      const way = Math.abs(wayOf(event))
      const isQuick = env.now() - from.at < QUICK_MS
      from = undefined
      if (way > (isQuick ? FAR_PX / 2 : FAR_PX)) done()
      else follow(0)
    }),
    env.on(panel, 'touchcancel', () => {
      from = undefined
      follow(0)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
