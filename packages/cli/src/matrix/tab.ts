import type { BrowserContext, Page } from 'puppeteer-core'
import type { Cell } from './cells.ts'
import { look, prepare, type Seen } from './inPage.ts'
import { isThere, type Wanted } from './wanted.ts'

/** A page for people, and the same to compare: without clocks that run. */
export interface Shots {
  jpeg: Buffer
  png: Buffer
}

const OPEN_MS = 30_000
const DECIDED_MS = 10_000
/** From then on until it is seen: what opens over the page is loaded first. */
const SHOWN_MS = 5000
/** A desk is waited for ten seconds. */
const CHAT_MS = 12_000
const POLL_MS = 50
const PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

/** Opens a tab that looks as a cell asks. */
export async function openTab(context: BrowserContext, { viewport, scheme, language }: Cell): Promise<Page> {
  const { width, height, isPhone } = viewport
  const page = await context.newPage()
  const agent = isPhone ? PHONE : (await context.browser().userAgent()).replace('Headless', '')
  await Promise.all([
    page.setViewport({ width, height, deviceScaleFactor: 1, isMobile: isPhone, hasTouch: isPhone }),
    page.setUserAgent({ userAgent: agent }),
    page.setExtraHTTPHeaders({ 'accept-language': language }),
    page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]),
    page.evaluateOnNewDocument(prepare, language),
  ])
  return page
}

/** Opens an address; gives why it did not open. */
export async function visit(page: Page, address: string): Promise<string | undefined> {
  try {
    const answer = await page.goto(address, { waitUntil: 'load', timeout: OPEN_MS })
    const status = answer?.status() ?? 200
    return status >= 400 ? `The page answers ${status}.` : undefined
  } catch (problem) {
    return `The page does not open: ${(problem as Error).message.split('\n')[0]}.`
  }
}

/** Waits until what is wanted is seen, or never will be. */
export async function waitFor(page: Page, wanted: Wanted): Promise<Seen> {
  const nothing: Seen = { decided: false, acts: undefined, actions: '[]', pieces: 0, problems: [], address: '' }
  let seen = nothing
  let until = Date.now() + DECIDED_MS
  let isDecided = false
  while (Date.now() < until) {
    // A page that is just left cannot be asked.
    seen = await page.evaluate(look, wanted.campaign, wanted.selectors).catch(() => nothing)
    if (isThere(seen, wanted) || (seen.decided && !wanted.campaign)) break
    if (seen.decided && !isDecided) until = Date.now() + (wanted.isChat ? CHAT_MS : SHOWN_MS)
    isDecided ||= seen.decided
    await new Promise((done) => setTimeout(done, POLL_MS))
  }
  return seen
}

/** Takes both pictures; a page that is just left has none. */
export async function picturesOf(page: Page): Promise<Partial<Shots>> {
  try {
    const jpeg = Buffer.from(await page.screenshot({ type: 'jpeg', quality: 75 }))
    await page.evaluate(stopClocks)
    return { jpeg, png: Buffer.from(await page.screenshot({ type: 'png', optimizeForSpeed: true })) }
  } catch {
    return {}
  }
}

/** Runs in the page: clocks that run show another time in each picture. */
function stopClocks(): void {
  const roots: (Document | ShadowRoot)[] = [document]
  for (const root of roots)
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot)
      if (element.getAttribute('role') === 'timer') element.style.visibility = 'hidden'
    }
}
