/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// These functions run inside the page. Each is sent as text, so it uses nothing from outside.

interface Kairos {
  decisions?: () => { campaign: string; acts: boolean; reason: string; actions: unknown[] }[]
}

/** Before the page's scripts: it looks like a person's, speaks a language, and tells what moved. */
export function prepare(language: string): void {
  const agent = navigator.userAgent.replace('Headless', '')
  const pretend = (on: object, name: string, value: unknown) =>
    Object.defineProperty(on, name, { get: () => value, configurable: true })
  pretend(Navigator.prototype, 'webdriver', false)
  pretend(Navigator.prototype, 'userAgent', agent)
  pretend(Navigator.prototype, 'language', language)
  pretend(Navigator.prototype, 'languages', [language])
  // The page says its language before any script of its own asks.
  const speak = () => {
    const root = document.documentElement
    if (root && root.lang !== language) root.lang = language
    return !!root
  }
  if (!speak()) {
    const observer = new MutationObserver(() => speak() && observer.disconnect())
    observer.observe(document, { childList: true })
  }
  // The badge is in no picture, and moves nothing.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('kairos-preview { display: none !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  // All that previews show is the variant that is looked at: slots that are filled, widgets that are open.
  const isFilled = (element: Element) => !!element.shadowRoot && !element.shadowRoot.querySelector('slot')
  Object.defineProperty(window, Symbol.for('kairos.matrix.shown'), {
    value: () => [
      ...document.querySelectorAll('[slot="kairos"]'),
      ...[...document.querySelectorAll('[isolated]')].filter(isFilled),
      ...[...document.querySelectorAll('kairos-widget, kairos-chat')].filter((host) =>
        host.shadowRoot?.querySelector('.panel.on'),
      ),
    ],
  })
  // Nobody was here before, and the variant comes once the page was painted: so it moves as much in every run.
  try {
    localStorage.clear()
  } catch {
    // Storage is blocked.
  }
  const painted = new Promise<void>((done) => {
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length && done()).observe({
      type: 'paint',
      buffered: true,
    })
    // An empty page is never painted.
    addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  })
  const ask = window.fetch
  window.fetch = async function (this: unknown, ...asked) {
    if (/\/kairos[\w.-]*\.json\b/.test(asked[0] instanceof Request ? asked[0].url : `${asked[0]}`)) await painted
    return ask.apply(this as Window, asked)
  }
  let moved = 0
  const count = (entries: PerformanceEntryList) => {
    // Those after an input too: nobody touches the page, and its first size counts as one.
    for (const entry of entries as (PerformanceEntry & { value: number })[]) moved += entry.value
  }
  const shifts = new PerformanceObserver((list) => count(list.getEntries()))
  shifts.observe({ type: 'layout-shift', buffered: true })
  Object.defineProperty(window, Symbol.for('kairos.matrix.moved'), {
    value() {
      count(shifts.takeRecords())
      return moved
    },
  })
}

/** What of a variant is in the page. */
export interface Seen {
  /** Whether the script is there and has decided. */
  decided: boolean
  /** Whether the campaign acts; `undefined` before it is decided. */
  acts: boolean | undefined
  /** What it does there, as JSON. */
  actions: string
  /** How many of its pieces are seen: slots that are filled, widgets that are open, elements that are edited. */
  pieces: number
  /** What the badge of the preview says is wrong. */
  problems: string[]
  /** Path and query of the page. */
  address: string
}

export function look(campaign: string, selectors: readonly string[]): Seen {
  const { kairos } = window as { kairos?: Kairos }
  const decisions = kairos?.decisions?.()
  const decision = decisions?.find((one) => one.campaign === campaign)
  const hasBox = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0
  }
  const shown = (window as never as Record<symbol, () => Element[]>)[Symbol.for('kairos.matrix.shown')]?.() ?? []
  const boxes = shown.map((element) => element.shadowRoot?.querySelector('.panel.on') ?? element)
  const edited = selectors.flatMap((selector) => {
    try {
      return [...document.querySelectorAll(selector)].slice(0, 1)
    } catch {
      return []
    }
  })
  const badge = document.querySelector('kairos-preview')?.shadowRoot
  return {
    decided: !!decisions?.length,
    acts: decision?.acts,
    actions: JSON.stringify(decision?.actions ?? []),
    pieces: boxes.filter(hasBox).length + edited.length,
    problems: [...(badge?.querySelectorAll('li') ?? [])].map((item) => item.textContent ?? ''),
    address: location.pathname + location.search,
  }
}

/** Brings what is shown into view, and lets pictures and letters arrive and movements end. */
export async function settle(places: readonly string[]): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const [own] = (window as never as Record<symbol, () => Element[]>)[Symbol.for('kairos.matrix.shown')]!()
  const [place] = places.flatMap((selector) => {
    try {
      return document.querySelector(selector) ?? []
    } catch {
      return []
    }
  })
  const shown = own ?? place
  const { top = 0, bottom = 0, height = 0 } = shown?.getBoundingClientRect() ?? {}
  const isFixed = /^kairos-(widget|chat)$/.test(shown?.localName ?? '') && !shown!.hasAttribute('data-inline')
  if (shown && !isFixed && (top < 0 || bottom > innerHeight))
    shown.scrollIntoView({ block: height < innerHeight ? 'center' : 'start', behavior: 'instant' })
  const roots: (Document | ShadowRoot)[] = [document]
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot)
  const inView = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }
  const pictures = roots.flatMap((root) => [...root.querySelectorAll('img')]).filter(inView)
  const late = new Promise((done) => setTimeout(done, 5000))
  await Promise.race([
    late,
    Promise.all([document.fonts.ready, ...pictures.map((one) => one.decode().catch(() => {}))]),
  ])
  for (const animation of document.getAnimations()) {
    try {
      animation.finish()
    } catch {
      // One that never ends stands still where it begins.
      animation.currentTime = 0
      animation.pause()
    }
  }
  await frame()
  await frame()
}

/** What can be measured of the page, whatever is shown. */
export interface Measured {
  /** Layout shift up to now. */
  moved: number
  /** How many pixels the page is wider than the screen. */
  tooWide: number
  /** Texts of the variant that are cut off, or stand outside the screen: what element, and its words. */
  cut: { element: string; words: string; isOutside: boolean }[]
}

export function measure(selectors: readonly string[]): Measured {
  const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
  const moved = (window as never as Record<symbol, () => number>)[Symbol.for('kairos.matrix.moved')]?.() ?? 0
  const nameOf = (element: Element) => element.localName + [...element.classList].map((name) => `.${name}`).join('')
  const cut: Measured['cut'] = []
  const within = (element: Element): Element[] =>
    [...element.children, ...(element.shadowRoot?.children ?? [])].flatMap((child) => [child, ...within(child)])
  const shown = (window as never as Record<symbol, () => Element[]>)[Symbol.for('kairos.matrix.shown')]!()
  const roots = [...shown, ...(selectors.length ? document.querySelectorAll(selectors.join()) : [])]
  for (const element of roots.flatMap((root) => [root, ...within(root)])) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
    if (!own.length || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const style = getComputedStyle(element)
    // Words for screen readers alone are cut on purpose.
    if (element.clientWidth <= 1 || /inset|rect/.test(style.clipPath + style.clip)) continue
    const clips = (overflow: string) => /hidden|clip/.test(overflow)
    const range = document.createRange()
    range.selectNodeContents(element)
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    const isOutside = boxes.some(({ left, right }) => left < -1 || right > clientWidth + 1)
    const isClipped =
      (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    if (!isOutside && !isClipped) continue
    const words = own.map((node) => node.nodeValue!.trim()).join(' ')
    cut.push({ element: nameOf(element), words: words.slice(0, 60), isOutside: isOutside && !isClipped })
  }
  return { moved, tooWide: Math.max(0, scrollWidth - clientWidth), cut }
}

/** Text that is hard to read on its ground. */
export interface Pale {
  element: string
  words: string
  /** How far it is from what it should be. Example: `"2.1:1, 4.5:1 is needed"`. */
  told: string
}

export async function judgeContrast(selectors: readonly string[]): Promise<Pale[]> {
  interface Check {
    data?: { contrastRatio?: number; expectedContrastRatio?: string }
  }
  interface Found {
    violations: { nodes: { target: unknown[]; html: string; any: Check[] }[] }[]
  }
  const { axe } = window as never as { axe: { run: (on: Element[], how: object) => Promise<Found> } }
  const shown = (window as never as Record<symbol, () => Element[]>)[Symbol.for('kairos.matrix.shown')]!()
  const judged = [...shown, ...(selectors.length ? document.querySelectorAll(selectors.join()) : [])]
  if (!judged.length) return []
  const { violations } = await axe.run(judged, { runOnly: ['color-contrast'], resultTypes: ['violations'] })
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ target, html, any: [check] }) => {
      const { contrastRatio = 0, expectedContrastRatio = '' } = check?.data ?? {}
      const words = html
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      return {
        element: `${target.flat().at(-1)}`.split(' ').at(-1)!,
        words: words.slice(0, 60),
        told: `${contrastRatio}:1, ${expectedContrastRatio} is needed`,
      }
    }),
  )
}
