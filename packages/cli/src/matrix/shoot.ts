import type { BrowserContext, Page } from 'puppeteer-core'
import { addressOf } from '../links/base.ts'
import { type Cell, wayOf } from './cells.ts'
import { judgeContrast, look, type Measured, measure, prepare, type Seen, settle } from './inPage.ts'
import { judge } from './judge.ts'
import type { Problem } from './problem.ts'
import { isOther, isThere, type Wanted, wantedOf, whyMissing } from './wanted.ts'

/** A cell as it was seen. */
export interface Shot {
  cell: Cell
  problems: Problem[]
  /** For people; absent where no page opened. */
  jpeg?: Buffer
  /** For comparing: without clocks that run. */
  png?: Buffer
}

export interface Shooting {
  context: BrowserContext
  base: URL
  axe: string
  /** Pages as they are without any campaign, by page and way. */
  own: Map<string, Promise<Measured | undefined>>
}

const OPEN_MS = 30_000
const DECIDED_MS = 10_000
/** From then on until it is seen: what opens over the page is loaded first. */
const SHOWN_MS = 5000
const POLL_MS = 50
/** The same draw in every run. */
const SEED = 'kairos_seed=matrix'
const PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

/** Opens the link of a variant in one way, looks at it, and takes its picture. */
export async function shoot(cell: Cell, shooting: Shooting): Promise<Shot> {
  const { context, axe } = shooting
  const { row } = cell
  const wanted = wantedOf(cell)
  const page = await open(context, cell)
  try {
    const refused = await visit(page, `${row.link}&${SEED}`)
    if (refused) return { cell, problems: [{ kind: 'missing', element: '', told: refused }] }
    const seen = await waitFor(page, wanted)
    if (!isThere(seen, wanted))
      return {
        cell,
        problems: [{ kind: 'missing', element: '', told: whyMissing(seen, wanted) }],
        ...(await picturesOf(page)),
      }
    await page.evaluate(settle, [...wanted.selectors, ...row.places])
    const found = await page.evaluate(measure)
    const isJudged = !row.isControl && wanted.leadsTo === undefined
    if (isJudged && wanted.hasPieces) await page.evaluate(axe)
    const contrast = isJudged && wanted.hasPieces ? await page.evaluate(judgeContrast) : []
    const judged = isJudged
      ? judge({ found, contrast, isInPage: wanted.isInPage, own: await ownOf(cell, shooting) })
      : []
    const other = isOther(row, seen) ? [OTHER] : []
    return { cell, problems: [...other, ...judged], ...(await picturesOf(page)) }
  } catch (problem) {
    // It went on to another page, or crashed, while it was looked at.
    const told = `The page could not be looked at: ${(problem as Error).message.split('\n')[0]}.`
    return { cell, problems: [{ kind: 'missing', element: '', told }] }
  } finally {
    await page.close().catch(() => {})
  }
}

const OTHER: Problem = {
  kind: 'other',
  element: '',
  told: 'The kairos.json of the page has another content for this variant than the file here.',
}

async function open(context: BrowserContext, { viewport, scheme, language }: Cell): Promise<Page> {
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
async function visit(page: Page, address: string): Promise<string | undefined> {
  try {
    const answer = await page.goto(address, { waitUntil: 'load', timeout: OPEN_MS })
    const status = answer?.status() ?? 200
    return status >= 400 ? `The page answers ${status}.` : undefined
  } catch (problem) {
    return `The page does not open: ${(problem as Error).message.split('\n')[0]}.`
  }
}

async function waitFor(page: Page, wanted: Wanted): Promise<Seen> {
  const nothing: Seen = { decided: false, acts: undefined, actions: '[]', pieces: 0, problems: [], address: '' }
  let seen = nothing
  let until = Date.now() + DECIDED_MS
  let isDecided = false
  while (Date.now() < until) {
    // A page that is just left cannot be asked.
    seen = await page.evaluate(look, wanted.campaign, wanted.selectors).catch(() => nothing)
    if (isThere(seen, wanted) || (seen.decided && wanted === NOTHING)) break
    if (seen.decided && !isDecided) until = Date.now() + SHOWN_MS
    isDecided ||= seen.decided
    await new Promise((done) => setTimeout(done, POLL_MS))
  }
  return seen
}

async function picturesOf(page: Page): Promise<Pick<Shot, 'png' | 'jpeg'>> {
  try {
    const jpeg = Buffer.from(await page.screenshot({ type: 'jpeg', quality: 75 }))
    await page.evaluate(stopClocks)
    return { jpeg, png: Buffer.from(await page.screenshot({ type: 'png', optimizeForSpeed: true })) }
  } catch {
    // A page that is just left has no picture.
    return {}
  }
}

const NOTHING: Wanted = { campaign: '', hasPieces: false, isInPage: false, selectors: [] }

/** The page as it is without any campaign: what is wrong with it is not the variant's. Looked at once a way. */
function ownOf(cell: Cell, { context, base, own }: Shooting): Promise<Measured | undefined> {
  const address = addressOf(base, cell.row.page.page, `kairos_only=1&${SEED}`)
  const key = `${address} ${wayOf(cell)}`
  const known = own.get(key) ?? measureOwn(context, cell, address)
  own.set(key, known)
  return known
}

async function measureOwn(context: BrowserContext, cell: Cell, address: string): Promise<Measured | undefined> {
  const page = await open(context, cell)
  try {
    if (await visit(page, address)) return undefined
    // Nothing comes: it is waited for until it is known that nothing does.
    await waitFor(page, NOTHING)
    await page.evaluate(settle, [])
    return await page.evaluate(measure)
  } catch {
    return undefined
  } finally {
    await page.close().catch(() => {})
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
