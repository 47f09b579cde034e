import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createVisitor,
  differingShare,
  launch,
  moveClock,
  NEXT_VISIT_MS,
  saveShot,
  serveShop,
  shopFolder,
  sideBySide,
  type Visit,
  type Visitor,
} from '../src/index.ts'

const VIEWPORT = { width: 1100, height: 622, deviceScaleFactor: 1 }
const MOST_BYTES = 250_000

/** `KAIROS_PICTURE=1` renews the picture that the README shows; without it the run keeps it in `shots/` only. */
test('the picture for the README shows the first visit beside the second', async () => {
  const [shop, browser] = [await serveShop(), await launch('chromium')]
  const visitor = await createVisitor(browser)
  const first = await picture(visitor, shop.url, 0)
  const second = await picture(visitor, shop.url, NEXT_VISIT_MS)
  expect(differingShare(first, second)).toBeGreaterThan(0.2)
  const both = await sideBySide(browser, [
    { caption: 'First visit', png: first },
    { caption: 'Second visit, same address', png: second },
  ])
  expect(both.length).toBeLessThan(MOST_BYTES)
  await saveShot('readme', both)
  if (process.env.KAIROS_PICTURE) await writeFile(join(shopFolder, 'picture.png'), both)
  await browser.close()
  await shop.close()
})

async function picture(visitor: Visitor, url: string, aheadMs: number): Promise<Buffer> {
  const before = (page: Visit['page']) => moveClock(page, aheadMs)
  // The shop's stream stays open.
  const seen = await visitor.open(url, { viewport: VIEWPORT, before, waitUntil: 'networkidle2' })
  await seen.page.waitForFunction('localStorage.getItem("kairos:corner-shop:profile") !== null')
  // Without the strip that the page keeps free for a scroll bar.
  await seen.page.addStyleTag({ content: 'html { scrollbar-gutter: auto; overflow: hidden }' })
  const png = Buffer.from(await seen.page.screenshot({ type: 'png' }))
  await seen.close()
  return png
}
