import type { BrowserContext, Page } from 'puppeteer-core'
import { addressOf } from '../links/base.ts'
import { type Cell, wayOf } from './cells.ts'
import { judgeContrast, measure, settle } from './inPage.ts'
import { type Judged, judge } from './judge.ts'
import type { Problem } from './problem.ts'
import { openTab, picturesOf, type Shots, visit, waitFor } from './tab.ts'
import { isMissing, isOther, type Wanted, wantedOf, whyMissing } from './wanted.ts'

/** A cell as it was seen. */
export interface Shot extends Partial<Shots> {
  cell: Cell
  problems: Problem[]
}

export interface Shooting {
  context: BrowserContext
  base: URL
  axe: string
  /** Pages as they are without any campaign, by page and way. */
  own: Map<string, Promise<Judged | undefined>>
}

/** The same draw in every run. */
const SEED = 'kairos_seed=matrix'

/** Opens the link of a variant in one way, looks at it, and takes its picture. */
export async function shoot(cell: Cell, shooting: Shooting): Promise<Shot> {
  const { context, base, axe } = shooting
  const { row } = cell
  const wanted = wantedOf(cell)
  const page = await openTab(context, cell)
  try {
    const refused = await visit(page, addressOf(base, row.link, SEED))
    if (refused) return { cell, problems: [{ kind: 'missing', element: '', told: refused }] }
    const seen = await waitFor(page, wanted)
    if (isMissing(seen, wanted))
      return {
        cell,
        problems: [{ kind: 'missing', element: '', told: whyMissing(seen, wanted) }],
        ...(await picturesOf(page)),
      }
    await page.evaluate(settle, [...wanted.selectors, ...row.places])
    const isJudged = !row.isControl && wanted.leadsTo === undefined
    const own = isJudged ? await ownOf(cell, wanted.selectors, shooting) : undefined
    const judged = isJudged ? judge({ found: await judgedOf(page, wanted, axe), isInPage: wanted.isInPage, own }) : []
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

const NOTHING: Wanted = { campaign: '', hasPieces: false, isChat: false, isInPage: false, selectors: [] }

/** The page as it is without any campaign: what is wrong with it is not the variant's. Looked at once a way. */
function ownOf(cell: Cell, selectors: string[], shooting: Shooting): Promise<Judged | undefined> {
  const { base, own } = shooting
  const address = addressOf(base, cell.row.page.page, `kairos_only=1&${SEED}`)
  const key = [address, wayOf(cell), ...selectors].join(' ')
  const known = own.get(key) ?? judgeOwn(cell, { ...NOTHING, selectors }, { ...shooting, address })
  own.set(key, known)
  return known
}

async function judgeOwn(
  cell: Cell,
  wanted: Wanted,
  { context, axe, address }: Shooting & { address: string },
): Promise<Judged | undefined> {
  const page = await openTab(context, cell)
  try {
    if (await visit(page, address)) return undefined
    // Nothing comes: it is waited for until it is known that nothing does.
    await waitFor(page, wanted)
    await page.evaluate(settle, [])
    return await judgedOf(page, wanted, axe)
  } catch {
    return undefined
  } finally {
    await page.close().catch(() => {})
  }
}

async function judgedOf(page: Page, { hasPieces, selectors }: Wanted, axe: string): Promise<Judged> {
  const measured = await page.evaluate(measure, selectors)
  if (!hasPieces && !selectors.length) return { ...measured, pale: [] }
  await page.evaluate(axe)
  return { ...measured, pale: await page.evaluate(judgeContrast, selectors) }
}
