import type { CollectedRecord, Serving } from '@kairos/cli'
import type { Decision } from '@kairos/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  launch,
  moveClock,
  NEXT_VISIT_MS,
  serveShop,
  type Visit,
  visitorId,
  WAIT,
} from '../src/index.ts'

const TEST = 'recommend-test'

describe('records', () => {
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

  const recordsOf = (visitor: string | undefined) =>
    shop.records.filter(({ anonymousId }) => visitor !== undefined && anonymousId === visitor)
  const told = (visitor: string | undefined) => recordsOf(visitor).map(line).sort()

  test('an exposure, an impression and a click arrive, each once, with the probability of its variant', async () => {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(`${shop.url}/?utm_campaign=spring_walk`)
    const id = await idOf(page)
    const variant = await variantOf(page)
    await expect.poll(() => told(id), WAIT).toContain('impression spring-campaign/blossom slot:hero')
    await page.$eval('[name=recommend]', (slot) => slot.scrollIntoView({ block: 'center' }))
    await expect.poll(() => told(id), WAIT).toContain(`impression ${TEST}/${variant} slot:recommend`)
    await Promise.all([page.waitForNavigation(), page.click('[name=hero] .kairos-link')])
    expect(new URL(page.url()).pathname).toBe('/shop/shoes/trail-runner')
    const expected = [
      'click spring-campaign/blossom slot:hero',
      'exposure spring-campaign/blossom slot:hero',
      `exposure ${TEST}/${variant} slot:recommend`,
      'impression spring-campaign/blossom slot:hero',
      `impression ${TEST}/${variant} slot:recommend`,
    ].sort()
    await expect.poll(() => told(id), WAIT).toEqual(expected)

    // The same page again in the same visit is seen again, and is no new exposure.
    await page.goto(`${shop.url}/?utm_campaign=spring_walk`)
    const again = [...expected, 'impression spring-campaign/blossom slot:hero'].sort()
    await expect.poll(() => told(id), WAIT).toEqual(again)

    const records = recordsOf(id)
    expect(new Set(records.map(({ messageId }) => messageId)).size).toBe(records.length)
    for (const { messageId, timestamp, properties } of records) {
      expect(messageId).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/)
      expect(new Date(timestamp ?? '').toISOString()).toBe(timestamp)
      expect(properties).toMatchObject({ visit: 1, segments: expect.arrayContaining(['spring']) })
    }
    const exposures = records.filter(({ event }) => event === 'exposure')
    const chances = exposures.map(({ properties }) => [properties?.campaign, properties?.p])
    expect(Object.fromEntries(chances)).toEqual({ 'spring-campaign': 1, [TEST]: 0.5 })
    await visitor.leave()
  })

  test('both variants of a test occur, as often as their weights say', async () => {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(shop.url)
    const session = await page.createCDPSession()
    const variants = new Map<string, string>()
    while (variants.size < 40) {
      const variant = await variantOf(page)
      expect(await isBestsellers(page)).toBe(variant === 'bestsellers')
      variants.set(await idOf(page), variant)
      // Who is forgotten is a new visitor.
      await page.goto('about:blank')
      await session.send('Storage.clearDataForOrigin', { origin: shop.url, storageTypes: 'local_storage,indexeddb' })
      await page.goto(shop.url, { waitUntil: 'domcontentloaded' })
    }
    const share = [...variants.values()].filter((variant) => variant === 'bestsellers').length / variants.size
    console.log(`bestsellers for ${Math.round(share * 100)} % of ${variants.size} visitors`)
    // A fair coin leaves this range once in 90,000 runs.
    expect(Math.abs(share - 0.5)).toBeLessThan(0.34)
    await visitor.leave()
  })

  test('a visitor keeps a variant over visits', async () => {
    for (let visitors = 0; visitors < 4; visitors += 1) {
      const visitor = await createVisitor(browser)
      const look = async (aheadMs: number) => {
        const { page } = await visitor.open(shop.url, { before: (page) => moveClock(page, aheadMs) })
        return { id: await idOf(page), variant: await variantOf(page) }
      }
      const first = await look(0)
      expect([await look(NEXT_VISIT_MS), await look(48 * NEXT_VISIT_MS)]).toEqual([first, first])
      await visitor.leave()
    }
  })

  test('a control is exposed and seen like the variant it is compared with', async () => {
    const seen = new Map<string, string[]>()
    while (seen.size < 2) {
      const visitor = await createVisitor(browser)
      const { page } = await visitor.open(shop.url, { waitUntil: 'domcontentloaded' })
      const [id, variant] = [await idOf(page), await variantOf(page)]
      if (!seen.has(variant)) {
        await page.$eval('[name=recommend]', (slot) => slot.scrollIntoView({ block: 'center' }))
        await expect.poll(() => told(id).length, WAIT).toBe(2)
        seen.set(variant, told(id))
        const [exposure] = recordsOf(id).filter(({ event }) => event === 'exposure')
        expect(exposure?.properties).toMatchObject({ variant, p: 0.5, visit: 1 })
      }
      await visitor.leave()
    }
    for (const variant of ['control', 'bestsellers'])
      expect(seen.get(variant)).toEqual([
        `exposure ${TEST}/${variant} slot:recommend`,
        `impression ${TEST}/${variant} slot:recommend`,
      ])
  })

  test.each([
    ['in the moment it is decided', 'kairos:ready'],
    ['when it is read', 'DOMContentLoaded'],
    ['when it is loaded', 'load'],
  ])('the exposures of a page left %s arrive with the next page', async (_, moment) => {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(`${shop.url}/?utm_campaign=spring_walk`, {
      before: (page) => page.evaluateOnNewDocument(leaveAt, moment),
      waitUntil: 'domcontentloaded',
    })
    await page.waitForFunction('location.pathname === "/cart" && document.readyState === "complete"')
    const id = await idOf(page)
    await expect
      .poll(() => told(id), WAIT)
      .toEqual([
        expect.stringMatching(/^exposure recommend-test\/(control|bestsellers) slot:recommend$/),
        'exposure spring-campaign/blossom slot:hero',
      ])
    await visitor.leave()
  })

  test('an impression that was seen just before the tab is closed arrives', async () => {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(`${shop.url}/?utm_campaign=spring_walk`)
    const id = await idOf(page)
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('kairos:record', (event) => {
            if ((event as CustomEvent).detail.name === 'impression') resolve(undefined)
          })
        }),
    )
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => told(id), WAIT).toContain('impression spring-campaign/blossom slot:hero')
    await visitor.leave()
  })
})

/** Runs in the page: a visitor who follows a link of the home page at once. */
function leaveAt(moment: string): void {
  if (location.pathname !== '/') return
  // A page that is left before its config has come has decided nothing.
  const decided = new Promise((resolve) => addEventListener('kairos:ready', resolve, true))
  addEventListener(moment, () => decided.then(() => location.assign('/cart')), true)
}

const line = ({ event, properties = {} }: CollectedRecord) =>
  `${event} ${properties.campaign}/${properties.variant} ${properties.surface}`

async function idOf(page: Visit['page']): Promise<string> {
  await page.waitForFunction('localStorage.getItem("kairos:corner-shop:profile") !== null')
  return (await visitorId(page))!
}

async function variantOf(page: Visit['page']): Promise<string> {
  await page.evaluate('new Promise((resolve) => kairos.on("ready", resolve))')
  const decisions = (await page.evaluate('kairos.decisions()')) as Decision[]
  return decisions.find(({ campaign }) => campaign === TEST)!.variant!
}

/** What a visitor sees in the band, not what was decided about it. */
const isBestsellers = (page: Visit['page']) =>
  page.$eval('[name=recommend]', (slot) => {
    const [own, ours] = ['.slot-content', '.kairos-content'].map((name) => slot.querySelector(name)?.checkVisibility())
    return ours === true && own !== true
  })
