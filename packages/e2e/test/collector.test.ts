import type { Serving } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createVisitor, launch, PHONE, serveShop, shoot, type Visit, WAIT } from '../src/index.ts'

const SPRING = '/?utm_campaign=spring_walk'

describe('the page /__kairos', () => {
  let browser: Browser
  let shop: Serving
  beforeAll(async () => {
    shop = await serveShop()
    browser = await launch('chromium')
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const numbers = (page: Page): Promise<string[]> =>
    page.$$eval('#numbers dd', (all) => all.map(({ textContent }) => textContent))
  const rows = (page: Page): Promise<string[]> =>
    page.$$eval('#variants tr', (all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')),
    )

  /** A visitor who looks at the spring campaign, follows it and buys. */
  async function buy(): Promise<Visit & { leave: () => Promise<void> }> {
    const visitor = await createVisitor(browser)
    const visit = await visitor.open(shop.url + SPRING)
    await visit.page.waitForFunction('window.customElements.get("kairos-memory") && kairos.decisions().length')
    await visit.page.evaluate("kairos.track('purchase', { id: 'T-1', value: 79.5, currency: 'EUR' })")
    return { ...visit, leave: visitor.leave }
  }

  test('follows what happens by itself: records, visitors, decisions, goals of each variant', async () => {
    const watcher = await createVisitor(browser)
    const { page, problems } = await watcher.open(`${shop.url}/__kairos`)
    expect(await numbers(page)).toEqual(['0', '0', '0', '0'])
    expect(await page.$eval('#note', (note) => note.textContent)).toContain('Open a page of the site.')

    const buyer = await buy()
    await page.bringToFront()
    // A slow machine shows the buyer's page for the second that makes it seen.
    await expect
      .poll(() => rows(page), WAIT)
      .toContainEqual(expect.stringMatching(/^spring-campaign \| blossom \| 1 \| \d \| 0 \| 1 \(100 %\), 79\.5$/))
    expect((await rows(page))[0]).toBe('Campaign | Variant | Visitors | Seen | Clicked | purchase')
    const [records, visitors, decisions] = (await numbers(page)).map(Number)
    expect(records).toBeGreaterThanOrEqual(3)
    expect([visitors, decisions]).toEqual([1, 2])
    expect(await page.$eval('#latest li', (line) => line.textContent)).toMatch(
      /^\d\d:\d\d:\d\d (goal|impression|exposure) /,
    )
    await shoot(page, 'measured')

    // Told again, it is no second purchase; somebody else's is.
    await buyer.page.evaluate("kairos.track('purchase', { id: 'T-1', value: 79.5, currency: 'EUR' })")
    const other = await buy()
    await page.bringToFront()
    await expect
      .poll(() => rows(page), WAIT)
      .toContainEqual(expect.stringMatching(/^spring-campaign \| blossom \| 2 \| \d \| 0 \| 2 \(100 %\), 159$/))
    expect(problems).toEqual([])
    for (const { leave } of [buyer, other, watcher]) await leave()
  })

  test('is paused by keyboard, keeps the focus while it changes, and says when the server is gone', async () => {
    const own = await serveShop()
    const watcher = await createVisitor(browser)
    const { page } = await watcher.open(`${own.url}/__kairos`)
    const send = (messageId: string) =>
      fetch(`${own.url}/v1/batch`, {
        method: 'POST',
        body: JSON.stringify({ batch: [{ messageId, event: 'exposure' }] }),
      })
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('pause')
    await send('a')
    await expect.poll(() => numbers(page), WAIT).toContain('1')
    expect(await focused()).toBe('pause')
    await page.keyboard.press('Enter')
    expect(await page.$eval('#pause', (button) => button.getAttribute('aria-pressed'))).toBe('true')
    await send('b')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect((await numbers(page))[0]).toBe('1')
    await page.keyboard.press('Enter')
    await expect.poll(() => numbers(page), WAIT).toContain('2')
    // What can be scrolled sideways can be reached.
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region')
    await own.close()
    await expect.poll(() => page.$eval('#state', ({ textContent }) => textContent), WAIT).toContain('does not answer')
    await watcher.leave()
  })

  test('fits a phone: nothing but its tables is wider, and the button is large enough for a finger', async () => {
    const buyer = await buy()
    await expect.poll(() => shop.records.length, WAIT).toBeGreaterThan(2)
    const watcher = await createVisitor(browser)
    const { page } = await watcher.open(`${shop.url}/__kairos`, PHONE)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const { width, height } = (await (await page.$('#pause'))!.boundingBox())!
    expect([width >= 44, height >= 44]).toEqual([true, true])
    const sizes = await page.$$eval('dt, dd, td, th, li, p', (all) =>
      all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14)
    await shoot(page, 'measured-phone')
    await buyer.leave()
    await watcher.leave()
  })
})
