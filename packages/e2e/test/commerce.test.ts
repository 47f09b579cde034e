import { readFile } from 'node:fs/promises'
import type { Serving } from '@kairos/cli'
import type { Profile } from '@kairos/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createVisitor, launch, serveShop, shopFolder, type Visit, WAIT } from '../src/index.ts'

type Page = Visit['page']

/** The shop's own file, with questions about what was bought and looked at. */
const segments = {
  bought: { when: { 'orders.count': 1 } },
  'bought-shoes': { when: { 'orders.last.category': 'shoes', 'orders.last.value': { $gte: 100 } } },
  looked: { when: { 'viewed.last.id': 'trail-runner' } },
}

describe('what the shop says in its data layer', () => {
  let browser: Browser
  let shop: Serving
  let config: string
  beforeAll(async () => {
    shop = await serveShop()
    browser = await launch('chromium')
    const file = JSON.parse(await readFile(`${shopFolder}kairos.json`, 'utf8'))
    config = JSON.stringify({ ...file, segments: { ...file.segments, ...segments } })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  /** Answers with the file that asks. */
  const asking = async (page: Page) => {
    await page.setRequestInterception(true)
    page.on('request', (request) =>
      new URL(request.url()).pathname === '/kairos.json'
        ? request.respond({ contentType: 'application/json', body: config })
        : request.continue(),
    )
  }
  const inSegment = (page: Page, id: string) => page.waitForFunction(`kairos.segments?.().includes("${id}")`)

  test('a purchase is one order, however often the thank-you page is opened', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(`${shop.url}/shop/shoes/trail-runner`, { before: asking })
    await inSegment(page, 'looked')
    await page.select('#size', '40')
    await page.click('[data-add-to-cart] button')
    await page.waitForSelector('[role=status] a[href="/cart"]')
    await page.goto(`${shop.url}/checkout`)
    for (const [field, words] of Object.entries(address)) await page.type(`#${field}`, words)
    await Promise.all([page.waitForNavigation(), page.click('[data-checkout] button')])
    expect(new URL(page.url()).pathname).toBe('/thank-you')
    await inSegment(page, 'bought')
    await inSegment(page, 'bought-shoes')
    await expect.poll(async () => (await pastOf(page))?.orders, WAIT).toMatchObject({ count: 1, total: 119 })

    // A shop that does not note what it has reported.
    await page.evaluate(() => {
      const { reported: _, ...order } = JSON.parse(sessionStorage.getItem('corner.order')!)
      sessionStorage.setItem('corner.order', JSON.stringify(order))
    })
    await page.reload()
    await page.waitForFunction('dataLayer.some(({ event }) => event === "purchase")')
    // What is pushed last is heard last, and the order before it was not taken again.
    await page.evaluate('dataLayer.push({ event: "share", method: "mail" })')
    await expect.poll(async () => (await pastOf(page))?.events.share?.count, WAIT).toBe(1)
    const { orders, events } = (await pastOf(page))!
    expect([orders.count, orders.total, events.purchase?.count]).toEqual([1, 119, 1])
    expect(await page.evaluate('kairos.segments()')).toContain('bought')
    expect(problems).toEqual([])
    await visitor.leave()
  })

  test('a tag manager before us and one after us get everything in its order, and push is theirs again in the end', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(`${shop.url}/shop/bags/day-pack`, {
      before: async (page) => {
        await asking(page)
        await page.evaluateOnNewDocument(listenFirst)
      },
    })
    await page.waitForFunction('dataLayer.push !== first')
    await page.click('[data-add-to-cart] button')
    const last = await page.evaluate(() => {
      const { dataLayer, first, heard } = window as unknown as TagManaged
      const ours = dataLayer.push
      const later: unknown[] = []
      dataLayer.push = function (...entries) {
        later.push(...entries)
        return ours.apply(this, entries)
      }
      dataLayer.push({ event: 'late' })
      const isInOrder = heard.every((entry, index) => entry === dataLayer[index]) && heard.length === dataLayer.length
      dataLayer.push = ours
      ;(window as unknown as { kairos: { destroy: () => void } }).kairos.destroy()
      return { isInOrder, later, isTheirs: dataLayer.push === first, events: heard.map(({ event }) => event) }
    })
    expect(last).toEqual({
      isInOrder: true,
      later: [{ event: 'late' }],
      isTheirs: true,
      events: expect.arrayContaining(['view_item', 'add_to_cart', 'late']),
    })
    expect(problems).toEqual([])
    await visitor.leave()
  })
})

interface TagManaged {
  dataLayer: { event?: string }[]
  first: unknown
  heard: { event?: string }[]
}

/** Runs in the page before its own scripts: a tag manager that makes the data layer and takes its `push`. */
function listenFirst(): void {
  const heard: unknown[] = []
  const dataLayer: unknown[] = []
  dataLayer.push = function (...entries) {
    heard.push(...entries)
    return Array.prototype.push.apply(this, entries)
  }
  Object.assign(window, { dataLayer, heard, first: dataLayer.push })
}

/** What is remembered of the visitor. */
async function pastOf(page: Page): Promise<Profile['past']> {
  const stored = await page.evaluate(() => localStorage.getItem('kairos:corner-shop:profile'))
  return JSON.parse(stored ?? 'null')?.profile.past
}

const address = {
  name: 'Ann Nowak',
  email: 'ann@example.com',
  street: 'Long Street 14',
  postcode: '31-147',
  city: 'Kraków',
}
