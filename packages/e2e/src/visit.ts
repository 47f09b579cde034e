import type { Browser, BrowserContext, GoToOptions, Page, Viewport } from 'puppeteer-core'
import { VIEWPORT } from './launch.ts'
import { type Measured, measure, measured } from './measure.ts'
import { type Recorded, recordProblems } from './problems.ts'

export interface VisitOptions {
  /** Selectors to look at on every frame, see `Measured.watched`. */
  watch?: readonly string[]
  viewport?: Partial<Viewport>
  userAgent?: string
  /** Lets the page see that a program drives it. Default: it looks like a person's. */
  bot?: boolean
  /** Runs after the recording started and before the page is opened: tamper, throttle, record frames. */
  before?: (page: Page) => Promise<unknown>
  /** 'load' by default. */
  waitUntil?: GoToOptions['waitUntil']
}

export interface Visit extends Recorded {
  page: Page
  measured(): Promise<Measured>
  close(): Promise<void>
}

export interface Visitor {
  context: BrowserContext
  /** Opens a page in a new tab of this visitor: same storage, same cookies. */
  open(url: string, options?: VisitOptions): Promise<Visit>
  /** Closes all tabs and forgets everything. */
  leave(): Promise<void>
}

/** A fresh visitor: an incognito context that shares nothing with any other. */
export async function createVisitor(browser: Browser): Promise<Visitor> {
  const context = await browser.createBrowserContext()
  return {
    context,
    open: (url, options = {}) => openPage({ context, url, ...options }),
    leave: () => context.close(),
  }
}

/** One page of one fresh visitor; closing the visit closes the visitor. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const visitor = await createVisitor(browser)
  try {
    return { ...(await visitor.open(url, options)), close: visitor.leave }
  } catch (error) {
    await visitor.leave()
    throw error
  }
}

async function openPage(options: VisitOptions & { context: BrowserContext; url: string }): Promise<Visit> {
  const { context, url, watch = [], viewport = {}, userAgent, before, bot, waitUntil = 'load' } = options
  const page = await context.newPage()
  await page.setViewport({ ...VIEWPORT, ...viewport })
  if (userAgent) await page.setUserAgent({ userAgent })
  if (!bot) await page.evaluateOnNewDocument(looksLikePerson)
  const recorded = await recordProblems(page)
  await measure(page, watch)
  await before?.(page)
  await page.goto(url, { waitUntil })
  return { ...recorded, page, measured: () => measured(page), close: () => page.close() }
}

/** Runs in the page before its scripts: bots are neither remembered nor measured, and a driven browser says it is one. */
function looksLikePerson(): void {
  const name = navigator.userAgent.replace('Headless', '')
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false, configurable: true })
  Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => name, configurable: true })
}
