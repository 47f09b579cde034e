import type { Env } from '../../env.ts'
import type { Collector } from './collector.ts'
import { perFrame } from './frame.ts'
import { listen, together } from './listen.ts'
import { marksOf } from './marks.ts'

/** A route is entered before its content is there: until then, what the window shows is the page before. */
const SETTLE_MS = 300
/** Half a pixel is rounding: zoomed pages end between two pixels. */
const ROUNDING_PX = 1

/**
 * Tells how deep the visitor has scrolled, when that reaches a number the config names. What was seen never becomes less,
 * but its share does when the page grows.
 */
export const scroll: Collector = ({ env, needs, send }) => {
  const marks = marksOf(needs, 'page.scrollDepth')
  if (!marks) return undefined
  const { window, document } = env
  const scrollerNow = scrollerFinder(env)
  let scroller: Element | undefined
  let seen = 0
  let isSettled = false

  const measure = () => {
    if (!isSettled || document.readyState === 'loading') return
    const found = scrollerNow()
    if (found !== scroller) {
      scroller = found
      seen = 0
      // What is in an inner scroller grows without the page's growing.
      if (found.firstElementChild) sizes.observe(found.firstElementChild)
    }
    const { scrollTop, scrollHeight, clientHeight } = found
    const height = found === document.scrollingElement ? window.innerHeight : clientHeight
    seen = Math.max(seen, scrollTop + height + ROUNDING_PX)
    const depth = Math.min(100, Math.floor((seen / scrollHeight) * 100))
    if (marks.turned(depth)) send('scrolled', { depth })
  }
  // What is decided where sizes are observed may change sizes, which a browser reports to the page as an error.
  const { ask, stop } = perFrame(env, measure)
  const sizes = new window.ResizeObserver(ask)
  sizes.observe(document.documentElement)
  if (document.body) sizes.observe(document.body)
  const settle = () => {
    isSettled = true
    ask()
  }
  return together([
    env.later(settle, SETTLE_MS),
    // Scrolling within an element is heard on its way down only, which is how `on` listens. It is told once a frame.
    listen(env, document, 'scroll readystatechange', measure),
    listen(env, window, 'resize', measure),
    () => sizes.disconnect(),
    stop,
  ])
}

/** Finds what the visitor scrolls: the document, else the element that scrolls in its place and fills most of the window. */
function scrollerFinder({ window, document }: Env): () => Element {
  let inner: Element | null = null
  const scrolls = ({ scrollHeight, clientHeight }: Element) => scrollHeight > clientHeight + ROUNDING_PX
  const { innerWidth, innerHeight } = window
  return () => {
    const root = document.scrollingElement ?? document.documentElement
    if (scrolls(root)) return root
    // Once found it stays so under a dialog that covers it.
    if (inner?.isConnected && scrolls(inner)) return inner
    inner = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    while (inner && !(scrolls(inner) && isLarge(inner) && /auto|scroll/.test(window.getComputedStyle(inner).overflowY)))
      inner = inner.parentElement
    return inner ?? root
  }

  function isLarge({ clientWidth, clientHeight }: Element): boolean {
    return clientWidth * clientHeight * 2 > innerWidth * innerHeight
  }
}
