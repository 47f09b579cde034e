import { watchCart } from './cart.ts'
import type { Collector } from './collector.ts'
import { listen, together } from './listen.ts'
import { marksOf } from './marks.ts'

/** Who did something is taken to be there for so long: reading moves nothing. */
const ACTIVE_MS = 30_000
/** Timers of hidden tabs go off a minute late; what is later is a computer that slept. */
const MOST_LATE_MS = 60_000

/** What is counted, the fact it becomes, and its own signal where it has one. */
const COUNTS = [
  ['open', 'page.secondsOnPage', ''],
  ['active', 'page.activeSeconds', 'active'],
  ['idle', 'page.idleSeconds', 'idle'],
  ['cart', 'cart.abandonedSeconds', ''],
] as const

/**
 * Tells seconds when they reach a number the config names: on the page, active, idle, and since the cart changed. Counts
 * by the clock that nobody sets; a hidden tab is neither active nor idle. One timer, for the next number.
 */
export const seconds: Collector = (watch) => {
  const { env, needs, send } = watch
  const { window, document } = env
  const counts = COUNTS.flatMap(([count, path, signal]) => {
    const marks = marksOf(needs, path)
    return marks ? { count, path, signal, marks } : []
  })
  if (!counts.length) return undefined

  const passed = { open: 0, active: 0, idle: 0, cart: 0 }
  const idle = counts.find(({ count }) => count === 'idle')
  /** A visitor who does something after so long has been missed. */
  const missedMs = Math.min(ACTIVE_MS, (idle?.marks.lowest ?? Infinity) * 1000)
  let { hidden } = document
  let last = window.performance.now()
  let planned = 0
  let stopTimer = () => {}

  const runs = {
    open: () => true,
    active: () => !hidden && passed.idle < ACTIVE_MS,
    idle: () => !hidden,
    cart: () => cart?.isFull(),
  }

  const count = () => {
    const now = window.performance.now()
    const ms = Math.min(now - last, planned + MOST_LATE_MS)
    last = now
    passed.open += ms
    if (cart?.isFull()) passed.cart += ms
    if (hidden) return
    passed.active += Math.min(ms, Math.max(0, ACTIVE_MS - passed.idle))
    passed.idle += ms
  }

  const tell = () => {
    count()
    stopTimer()
    planned = Infinity
    for (const { count, path, signal, marks } of counts) {
      const seconds = marks.reached(passed[count] / 1000)
      if (marks.turned(seconds)) send(signal || 'facts', { [signal ? 'seconds' : path]: seconds })
      if (runs[count]()) planned = Math.min(planned, marks.next(seconds) * 1000 - passed[count])
    }
    stopTimer = planned < Infinity ? env.later(tell, Math.ceil(planned)) : () => {}
  }

  const rouse = () => {
    count()
    const wasMissed = passed.idle >= missedMs
    passed.idle = 0
    if (wasMissed) tell()
  }

  const cart = counts.some(({ count }) => count === 'cart')
    ? watchCart(watch, () => {
        count()
        passed.cart = 0
        tell()
      })
    : undefined
  tell()
  return together([
    cart?.stop,
    listen(env, document, 'pointerdown pointermove keydown', rouse),
    // Carousels scroll themselves; what the visitor reads in is large.
    listen(env, document, 'scroll', ({ target }: { target: Element }) => {
      if (target === (document as Node) || target.clientHeight * 2 > window.innerHeight) rouse()
    }),
    listen(env, document, 'visibilitychange', () => {
      count()
      hidden = document.hidden
      if (!hidden) passed.idle = 0
      tell()
    }),
    () => stopTimer(),
  ])
}
