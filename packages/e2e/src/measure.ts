import type { Page } from 'puppeteer-core'
import { observeShifts, type Shift, type WatchedFrames, watchFrames } from './inPage.ts'

export type { Shift, WatchedFrames } from './inPage.ts'

export interface Measured {
  /** The browser's layout-shift score: the sum of the shifts without recent input. Undefined where not supported. */
  layoutShift: number | undefined
  shifts: Shift[]
  /** Milliseconds since `timeOrigin`, undefined until it happened or where not supported. */
  firstPaint: number | undefined
  firstContentfulPaint: number | undefined
  /** Milliseconds since 1970, to place the times above beside those of `recordFrames`. */
  timeOrigin: number
  /** One entry for each run of equal frames of a watched selector, in order. */
  watched: WatchedFrames[]
}

/** Measures every document that this page opens from now on. `watch` lists the selectors to look at on every frame. */
export async function measure(page: Page, watch: readonly string[] = []): Promise<void> {
  await page.evaluateOnNewDocument(observeShifts)
  if (watch.length > 0) await page.evaluateOnNewDocument(watchFrames, watch)
}

/** What the current document showed so far. Waits for its paint and two frames, so that what just changed is in. */
export async function measured(page: Page): Promise<Measured> {
  return page.evaluate(async () => {
    const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const painted = () => performance.getEntriesByName('first-contentful-paint').length > 0
    const settled = async () => {
      // A busy machine paints late, and a page that was not painted yet would pass for one without shifts.
      for (const deadline = performance.now() + 2000; !painted() && performance.now() < deadline; ) await later(20)
      await frame()
      await frame()
    }
    // A hidden page has no frames to wait for.
    await (document.hidden ? undefined : Promise.race([settled(), later(5000)]))
    const read = <T>(name: string): T | undefined => {
      const reader: unknown = Reflect.get(window, Symbol.for(`kairos.e2e.${name}`))
      return typeof reader === 'function' ? reader() : undefined
    }
    const shifts = read<Shift[]>('shifts')
    const unexpected = shifts?.filter(({ hadRecentInput }) => !hadRecentInput)
    const paint = (name: string) => performance.getEntriesByName(name, 'paint')[0]?.startTime
    return {
      layoutShift: unexpected?.reduce((total, { value }) => total + value, 0),
      shifts: shifts ?? [],
      firstPaint: paint('first-paint'),
      firstContentfulPaint: paint('first-contentful-paint'),
      timeOrigin: performance.timeOrigin,
      watched: read<WatchedFrames[]>('frames') ?? [],
    }
  })
}

/** The texts a visitor could read in a watched selector, each run of frames once, in order; '' where none was shown. */
export function shownTexts({ watched }: Pick<Measured, 'watched'>, selector: string): string[] {
  const texts = watched.filter((entry) => entry.selector === selector).map(({ text }) => text)
  return texts.filter((text, index) => text !== texts[index - 1])
}
