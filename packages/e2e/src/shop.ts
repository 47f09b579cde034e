import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { distFolder } from './builtFiles.ts'

/** The example shop, as it lies in the repository. */
export const shopFolder = fileURLToPath(new URL('../../../examples/shop/', import.meta.url))

/** The visitor comes back after this long: more than the half hour that a visit may pause. */
export const NEXT_VISIT_MS = 31 * 60_000

/** The example shop with the built files and a collector, as `npm start` serves it, on a free port. */
export function serveShop(): Promise<Serving> {
  return serve({ folder: shopFolder, cdn: fileURLToPath(distFolder), port: 0 })
}

/** Id of the page's visitor, as it is remembered and sent; undefined before anything is remembered. */
export async function visitorId(page: Page): Promise<string | undefined> {
  const stored = await page.evaluate(() => localStorage.getItem('kairos:corner-shop:profile'))
  return JSON.parse(stored ?? 'null')?.profile.id
}
