import type { Stop } from '../../env.ts'
import type { Collector } from './collector.ts'
import { perFrame } from './frame.ts'
import { type InView, watchView } from './inView.ts'
import { together } from './listen.ts'

/** All of the page above the window counts, so that an element that was jumped over was reached; one pixel has to be seen. */
const REACHED: IntersectionObserverInit = { rootMargin: '9999999px 0px -1px' }
/** Steps of one in fifty, since an element taller than the screen never reaches a half of itself. */
const STEPS = Array.from({ length: 51 }, (_, step) => step / 50)

/** Tells when elements are in the page, come to view and stay in view; those that come later too. */
export const elements: Collector = ({ env, needs, durationMs, send }) => {
  const { window, document } = env
  /** What to do with the elements of a selector that were not there before. */
  const wanted: { selector: string; known: WeakSet<Element>; found: (elements: Element[]) => void }[] = []
  const stops: Stop[] = []
  const seek = (selector: string, found: (elements: Element[]) => void) => {
    wanted.push({ selector, found, known: new WeakSet() })
  }
  const view = (selector: string, options: Omit<InView, 'env'>) => {
    const { observe, stop } = watchView({ env, ...options })
    stops.push(stop)
    seek(selector, (found) => found.forEach(observe))
  }

  for (const moment of needs.moments) {
    if (moment.type === 'element_appeared') {
      const { selector } = moment
      seek(selector, () => send('appeared', { selector }))
    } else if (moment.type === 'scrolled_to' && moment.selector) {
      const { selector } = moment
      view(selector, {
        options: REACHED,
        share: 0,
        forMs: 0,
        stayed: () => send('reached', { selector }),
      })
    } else if (moment.type === 'element_visible') {
      const { selector, ratio = 0.5 } = moment
      // The trigger of such a moment was told of already.
      if (!(ratio > 0 && ratio <= 1)) continue
      const forMs = durationMs(moment.for ?? '0s')!
      view(selector, {
        options: { threshold: [...STEPS, ratio] },
        share: ratio,
        forMs,
        stayed: () => send('visible', { selector, ratio, for: forMs }),
      })
    }
  }
  if (!wanted.length) return undefined

  const { ask, stop } = perFrame(env, () => {
    for (const { selector, known, found } of wanted) {
      const fresh = [...document.querySelectorAll(selector)].filter((element) => !known.has(element))
      for (const element of fresh) known.add(element)
      if (fresh.length) found(fresh)
    }
  })
  // One observer for all selectors, of nothing they do not ask about: style attributes change in every frame.
  const attributes = wanted.flatMap(({ selector }) => [...selector.matchAll(/\[\s*([\w-]+)/g)].map(([, name]) => name!))
  const changes = new window.MutationObserver(ask)
  changes.observe(document, { childList: true, subtree: true, attributeFilter: ['class', 'id', ...attributes] })
  ask()
  return together([...stops, stop, () => changes.disconnect()])
}
