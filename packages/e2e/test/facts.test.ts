import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVisitor, launch, serveTemplateSite, TAG, TAG_WITH_BOTS, type TemplateSite, WAIT } from '../src/index.ts'

const paths = {
  dark: { 'device.darkMode': true },
  phone: { 'device.os': 'android', 'device.viewportWidth': 390 },
  polish: { 'locale.language': 'pl', 'locale.timezone': 'Europe/Warsaw' },
  near: { 'geo.country': 'PL', 'geo.city': 'Warszawa' },
  found: { 'traffic.source': 'google', 'traffic.channel': 'paid_search' },
  pro: { plan: 'pro' },
  full: { 'cart.value': { $gte: 50 } },
}
const config = (geo: object) => ({
  kairos: 1,
  site: 'shop',
  settings: {
    consent: { mode: 'not_required' },
    geo: { from: geo },
    records: { url: '/v1/batch' },
  },
  facts: { plan: { type: 'string', from: { query: 'plan' }, keep: '30d' } },
  segments: Object.fromEntries(Object.entries(paths).map(([id, when]) => [id, { when }])),
  slots: { hero: { selector: 'header h1' } },
  campaigns: [{ id: 'hello', variants: [{ id: 'warm', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }] }],
})

type Window = globalThis.Window & { kairos: { segments: () => string[]; set: (facts: object) => void } }
const segments = () => (window as unknown as Window).kairos.segments().sort()
const DECIDED = 'window.kairos?.decisions?.().length'
const SAVED = "localStorage.getItem('kairos:shop:profile')?.includes('cart')"

let browser: Browser
const sites: TemplateSite[] = []
const serve = async (...options: Parameters<typeof serveTemplateSite>) => {
  const site = await serveTemplateSite(...options)
  sites.push(site)
  return site
}
beforeAll(async () => {
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser.close()
  for (const site of sites) await site.close()
})

describe('facts that are read once a page', () => {
  test.each([
    ['a meta tag', { meta: 'x-geo' }, {}],
    ['a cookie', { cookie: 'geo' }, { 'set-cookie': 'geo=PL%3BMZ%3BWarszawa' }],
    ['the Server-Timing header', { serverTiming: 'geo' }, { 'server-timing': 'geo;desc="PL;MZ;Warszawa"' }],
  ])('are in the first decision, with the place from %s', async (_, geo, headers) => {
    const plain = await serve({ config: config(geo), tag: `<meta name="x-geo" content="PL;MZ;Warszawa">${TAG}` })
    const body = await (await fetch(plain.url)).text()
    const site = await serve({ config: config(geo), routes: { '/': { body, headers } } })
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(`${site.url}?gclid=1&plan=pro`, {
      viewport: { width: 390, height: 844 },
      before: async (page) => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
        await page.emulateTimezone('Europe/Warsaw')
        await page.evaluateOnNewDocument(() => {
          const hints = { brands: [{ brand: 'Google Chrome', version: '140' }], platform: 'Android' }
          Object.defineProperty(Navigator.prototype, 'language', { get: () => 'pl-PL' })
          Object.defineProperty(Navigator.prototype, 'userAgentData', { get: () => hints })
        })
      },
    })
    await page.waitForFunction(DECIDED)
    expect(await page.evaluate(segments)).toEqual(['dark', 'found', 'near', 'phone', 'polish', 'pro'])
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
    await page.waitForFunction("!kairos.segments().includes('dark')")

    await page.evaluate(() => (window as unknown as Window).kairos.set({ 'cart.value': 80 }))
    await page.waitForFunction(SAVED)
    const next = await visitor.open(site.url)
    await next.page.waitForFunction(DECIDED)
    expect(await next.page.evaluate(segments)).toContain('pro')
    // The cart is told after first paint.
    await next.page.waitForFunction("kairos.segments().includes('full')")
    expect([...problems, ...next.problems]).toEqual([])
    await visitor.leave()
  })
})

describe('a bot', () => {
  const kept = async () => [
    Object.keys(localStorage).filter((key) => !key.startsWith('kairos:config:')),
    (await indexedDB.databases()).length,
  ]

  test.each([
    ['that says so', { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    [
      'that only the long list knows',
      { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Hardenize' },
    ],
    ['that is driven by a program', { bot: true }],
  ])('%s is told what everybody is, and leaves and sends nothing', async (_, options) => {
    const site = await serve({ config: config({ meta: 'x-geo' }) })
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(site.url, options)
    await page.waitForFunction(DECIDED)
    expect(await page.evaluate('kairos.decisions()[0].reason')).toMatch(/^(acts|late)$/)
    await page.evaluate(() => (window as unknown as Window).kairos.set({ 'cart.value': 80 }))
    await page.waitForFunction("kairos.segments().includes('full')")
    await page.waitForNetworkIdle()
    // A second page gives everything that waits its time: a page that is left sends what it has.
    await page.goto(site.url)
    await page.waitForFunction(DECIDED)
    await page.waitForNetworkIdle()
    expect([await page.evaluate(kept), site.records, problems]).toEqual([[[], 0], [], []])
    await visitor.leave()
  })

  test('is a person where the tag says so', async () => {
    const site = await serve({ config: config({ meta: 'x-geo' }), tag: TAG_WITH_BOTS })
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url, { bot: true })
    // What is left for the next page until it is saved goes by itself.
    await expect.poll(() => page.evaluate(kept), WAIT).toEqual([['kairos:shop:profile'], 1])
    await visitor.leave()
  })
})
