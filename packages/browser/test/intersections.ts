import { vi } from 'vitest'

type Listener = (entries: Partial<IntersectionObserverEntry>[]) => void

/** Stands for the browser's IntersectionObserver: the test says how much of an element is in view. */
export function fakeIntersections() {
  const watching = new Set<{ element: Element; listener: Listener }>()
  class FakeObserver {
    constructor(private listener: Listener) {}
    observe(element: Element) {
      watching.add({ element, listener: this.listener })
    }
    disconnect() {
      for (const one of watching) if (one.listener === this.listener) watching.delete(one)
    }
  }
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  return {
    /** Scrolls so that this share of the element is in view; `filled` is the share of the screen it covers. */
    scroll(element: Element, share: number, filled = 0) {
      const entry = {
        intersectionRatio: share,
        intersectionRect: { width: 100, height: 100 * filled } as DOMRectReadOnly,
        rootBounds: { width: 100, height: 100 } as DOMRectReadOnly,
      }
      for (const one of [...watching]) if (one.element === element) one.listener([entry])
    },
    watched: () => [...watching].map(({ element }) => element),
  }
}
