// These functions run inside the page, before its own scripts. Each is sent as text, so it uses nothing from outside.

export interface Shift {
  value: number
  /** Milliseconds since the page's time origin. */
  at: number
  /** Chromium leaves shifts within 500 ms of a click or key out of its score, and so do we. */
  hadRecentInput: boolean
  /** What moved, and by how much: `main#content.wide 0,120`. */
  sources: string[]
}

/** Equal frames in a row are one entry, so the log is complete however long the page lives. */
export interface WatchedFrames {
  selector: string
  /** When the first and the last of these frames were about to be painted, in ms since the page's time origin. */
  at: number
  until: number
  frames: number
  present: boolean
  /** Has a box, and neither visibility nor the opacity of anything above it hides it. */
  visible: boolean
  /** The text a visitor could read: nothing hidden, nothing unslotted. */
  text: string
  box: { x: number; y: number; width: number; height: number }
}

export function observeShifts(): void {
  const shifts: Shift[] = []
  interface Entry extends PerformanceEntry {
    value: number
    hadRecentInput: boolean
    sources?: { node?: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
  }
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement
    if (!element) return 'removed'
    const classes = [...element.classList].map((name) => `.${name}`).join('')
    return element.localName + (element.id && `#${element.id}`) + classes
  }
  const keep = (entries: PerformanceEntryList) => {
    for (const { value, startTime, hadRecentInput, sources = [] } of entries as Entry[]) {
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
        return `${nameOf(node)} ${Math.round(to.x - from.x)},${Math.round(to.y - from.y)}`
      })
      shifts.push({ value, at: startTime, hadRecentInput, sources: moved })
    }
  }
  const supported = PerformanceObserver.supportedEntryTypes.includes('layout-shift')
  const observer = new PerformanceObserver((list) => keep(list.getEntries()))
  if (supported) observer.observe({ type: 'layout-shift', buffered: true })
  const read = () => {
    keep(observer.takeRecords())
    return supported ? shifts : undefined
  }
  Object.defineProperty(window, Symbol.for('kairos.e2e.shifts'), { value: read })
}

export function watchFrames(selectors: readonly string[]): void {
  const log: WatchedFrames[] = []
  const last = new Map<string, WatchedFrames>()
  Object.defineProperty(window, Symbol.for('kairos.e2e.frames'), { value: () => log })

  // The flat tree is what is painted: a slot's own content is not, once something is assigned to it.
  const flatParent = (element: Element): Element | null => {
    if (element.assignedSlot) return element.assignedSlot
    const root = element.parentNode
    return root instanceof ShadowRoot ? root.host : element.parentElement
  }
  const flatChildren = (element: Element): Iterable<Node> => {
    const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : []
    return assigned.length > 0 ? assigned : (element.shadowRoot ?? element).childNodes
  }
  const isOpaque = (element: Element | null): boolean =>
    element === null || (Number(getComputedStyle(element).opacity) > 0 && isOpaque(flatParent(element)))
  const hasBox = (node: Node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].some(({ width, height }) => width > 0 && height > 0)
  }
  const shownText = (element: Element): string => {
    const style = getComputedStyle(element)
    if (style.display === 'none' || Number(style.opacity) === 0) return ''
    const texts: string[] = []
    for (const child of flatChildren(element)) {
      if (child instanceof Element) texts.push(shownText(child))
      else if (child instanceof Text && style.visibility === 'visible' && hasBox(child)) texts.push(child.data)
    }
    return texts.join(' ').replace(/\s+/g, ' ').trim()
  }
  const look = (selector: string) => {
    const element = document.querySelector(selector)
    if (!element) return { present: false, visible: false, text: '', box: { x: 0, y: 0, width: 0, height: 0 } }
    const { x, y, width, height } = element.getBoundingClientRect()
    const opaque = isOpaque(element)
    const visible = opaque && width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible'
    return { present: true, visible, text: opaque ? shownText(element) : '', box: { x, y, width, height } }
  }
  const record = () => {
    const at = performance.now()
    for (const selector of selectors) {
      const seen = look(selector)
      const previous = last.get(selector)
      if (previous && JSON.stringify(seen) === JSON.stringify(pick(previous))) {
        previous.until = at
        previous.frames += 1
        continue
      }
      const entry = { selector, at, until: at, frames: 1, ...seen }
      last.set(selector, entry)
      log.push(entry)
    }
  }
  const pick = ({ present, visible, text, box }: WatchedFrames) => ({ present, visible, text, box })

  // requestAnimationFrame runs before the page's later frame callbacks, so it may see what is never painted. A size
  // observation that starts in it is reported after all of them and after layout: the last moment before the paint.
  const beforePaint = new ResizeObserver(record)
  const onFrame = () => {
    if (document.documentElement) {
      beforePaint.unobserve(document.documentElement)
      beforePaint.observe(document.documentElement)
    }
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
}
