import type { Collector } from './collector.ts'
import { listen, together } from './listen.ts'

/** How long ago a movement may have begun to belong to what comes now. */
const RECENT_MS = 150
/** A mouse that would be out of the window that soon is on its way out. */
const SOON_MS = 200
/** Pixels a millisecond: a movement as fast as that has a goal. */
const FAST = 1
/** A list or calendar that the browser opens itself takes the mouse away from the page. */
const OPENS_POPUP =
  'select,input[list],input[type*=date],input[type=time],input[type=month],input[type=week],input[type=color]'

const FLICK_MS = 500
/** A page that scrolls this long after the finger left it was not scrolled by the finger. */
const GLIDE_MS = 1500
const AWAY_MS = 1000
const RETURNED = 0.3

/**
 * Tells that the visitor seems about to leave, and how surely.
 *
 * | what happened                                                          | score                               |
 * | ---------------------------------------------------------------------- | ----------------------------------- |
 * | the mouse left the window at the top                                   | 0.6, up to 1 at 1 px/ms upward      |
 * | the mouse moves steeply up and would be out within 0.2 s               | 0.25, up to 0.5 at 2 px/ms          |
 * | a finger scrolled up by a screen in half a second, from below a screen | 0.75; from a third of a screen 0.4  |
 * | back from another tab, on a touch screen                               | 0.3                                 |
 *
 * The sides, the scrollbar, a pressed button and the browser's own lists and calendars are no way out. The same way out
 * tells again only with a higher score, or after a second.
 */
export const exitIntent: Collector = ({ env, needs, send }) => {
  if (!needs.moments.some(({ type }) => type === 'exit_intent')) return undefined
  const { window, document } = env
  const { performance } = window
  const now = () => performance.now()
  let last = { score: 0, at: -1e9 }
  const tell = (score: number) => {
    if (now() - last.at < 1000 && score <= last.score) return
    last = { score, at: now() }
    send('exit_intent', { score: Math.round(score * 100) / 100 })
  }

  let moves: { x: number; y: number; at: number }[] = []
  const mouse = ({ type, pointerType, buttons, clientX: x, clientY: y, relatedTarget }: PointerEvent) => {
    const leaves = type === 'pointerout'
    if (pointerType !== 'mouse' || (leaves && relatedTarget)) return
    const at = now()
    moves = [...moves.filter((move) => at - move.at <= RECENT_MS), { x, y, at }]
    const { x: fromX, y: fromY, at: since } = moves[0]!
    const up = fromY - y
    const speed = up / Math.max(1, at - since)
    const isSteep = up > Math.abs(x - fromX)
    const isOut = y <= 0 || (isSteep && y < speed * SOON_MS)
    const isWithin = x > 0 && x < document.documentElement.clientWidth
    if (!isOut || !isWithin || buttons || document.activeElement?.matches(OPENS_POPUP)) return
    if (leaves) tell(0.6 + 0.4 * Math.min(1, Math.max(0, speed / FAST)))
    else if (isSteep) tell(0.25 + 0.25 * Math.min(1, speed / FAST / 2))
  }

  let touchedAt = -1e9
  let deepest = 0
  let scrolls: { y: number; at: number }[] = []
  const touch = () => {
    const at = now()
    const y = window.scrollY
    deepest = Math.max(deepest, y)
    scrolls = [...scrolls.filter((scroll) => at - scroll.at <= FLICK_MS), { y, at }]
    const screens = (Math.max(...scrolls.map((scroll) => scroll.y)) - y) / window.innerHeight
    if (at - touchedAt < GLIDE_MS && deepest > window.innerHeight && screens > 1 / 3)
      tell(0.225 + 0.525 * Math.min(1, screens))
  }

  let hiddenAt = Infinity
  return together([
    listen(env, document, 'pointermove pointerout', mouse),
    // The browser takes the finger over from the page when it begins to scroll.
    listen(env, document, 'pointercancel', ({ pointerType }: PointerEvent) => {
      if (pointerType === 'touch') touchedAt = now()
    }),
    listen(env, document, 'scroll', touch),
    listen(env, document, 'visibilitychange', () => {
      const isBack = !document.hidden && now() - hiddenAt > AWAY_MS
      hiddenAt = document.hidden ? now() : Infinity
      if (isBack && window.matchMedia('(pointer: coarse)').matches) tell(RETURNED)
    }),
  ])
}
