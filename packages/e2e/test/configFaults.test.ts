import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  type Browser,
  createVisitor,
  type FaultServer,
  fillsBar,
  launch,
  presentBrowsers,
  serveLiveSite,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const reads = (page: Page) =>
  page.$eval('kairos-slot', (slot) => slot.querySelector('.kairos-content')?.textContent ?? 'own')
const comes = (page: Page, text: string) => expect.poll(() => reads(page), WAIT).toBe(text)
const asked = ({ requests }: FaultServer) => requests.filter(({ path }) => path === '/kairos.json').length
const revision = (number: number, title: string) =>
  JSON.stringify({
    kairos: 1,
    site: 'live',
    revision: number,
    settings: { consent: { mode: 'not_required' } },
    campaigns: [fillsBar(title)],
  })

describe.each(['chromium'] as const)('a CDN that fails, in %s', (name) => {
  let browser: Browser
  let visitor: Visitor
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterEach(() => visitor?.leave())
  afterAll(() => browser?.close())

  test('at a first visit is asked again, and what comes late fills the page that is open', async () => {
    const site = await serveLiveSite({})
    visitor = await createVisitor(browser)
    site.routes['/kairos.json'] = { cut: 'before' }
    const { page } = await visitor.open(site.url)
    await expect.poll(() => asked(site), WAIT).toBeGreaterThan(0)
    expect(await reads(page)).toBe('own')
    site.publish([fillsBar('Late')])
    await comes(page, 'Late')
    // From then on nobody asks: the file does not say how often.
    const before = asked(site)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(asked(site)).toBe(before)
    await site.close()
  })

  test('leaves the last good file, whatever it answers, and the next good one is taken', async () => {
    const site = await serveLiveSite({})
    visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    site.routes['/kairos.json'] = { body: revision(5, 'Good') }
    await page.reload()
    await comes(page, 'Good')
    const keptRevisions = () =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.startsWith('kairos:config:'))
          .map(([, text]) => JSON.parse(text).revision),
      )
    const whole = revision(6, 'Broken')
    const answers: [string, Answer][] = [
      ['an error', { status: 500, body: whole }],
      ['too busy', { status: 503, body: whole, headers: { 'retry-after': '60' } }],
      ['gone', { status: 404, body: whole }],
      ['nothing', { status: 204 }],
      ['an empty file', { body: '' }],
      ['a page of the host', { body: '<!doctype html><h1>Sorry</h1>', headers: { 'content-type': 'text/html' } }],
      ['half a file', { body: whole.slice(0, -20) }],
      ['a cut connection', { body: whole, truncateAt: 50 }],
      ['an older file', { body: revision(4, 'Old') }],
      ['more than anybody reads', { body: whole.padEnd(2_100_000) }],
      ['still good, though nobody asked that', { status: 304 }],
      ['one byte a second', { body: whole, drip: { bytes: 1, everyMs: 1000 } }],
    ]
    for (const [what, answer] of answers) {
      site.routes['/kairos.json'] = answer
      const before = asked(site)
      await page.reload({ waitUntil: 'domcontentloaded' })
      await comes(page, 'Good')
      await expect.poll(() => asked(site), WAIT).toBeGreaterThan(before)
      expect([what, await keptRevisions()]).toEqual([what, [5]])
    }
    // With an ETag: what is still good is asked for and not sent again.
    const etag = '"six"'
    site.routes['/kairos.json'] = ({ headers }) =>
      headers['if-none-match'] === etag ? { status: 304, headers: { etag } } : { body: whole, headers: { etag } }
    await page.reload()
    await expect.poll(keptRevisions, WAIT).toEqual([6])
    await page.reload()
    await comes(page, 'Broken')
    expect(site.requests.filter(({ path }) => path === '/kairos.json').at(-1)?.headers['if-none-match']).toBe(etag)
    await site.close()
  })

  test('where a visitor is forgotten by the browser between two pages, the next page meets a new one', async () => {
    const site = await serveLiveSite({})
    visitor = await createVisitor(browser)
    site.publish([fillsBar('Once', { limits: [{ max: 1, per: 'lifetime' }] })])
    const { page, problems } = await visitor.open(site.url)
    await comes(page, 'Once')
    await page.waitForFunction(() => localStorage.getItem('kairos:live:profile'))
    const idOf = () =>
      page.evaluate(() => JSON.parse(localStorage.getItem('kairos:live:profile') ?? 'null')?.profile.id)
    const before = await idOf()
    // As Safari does to a site nobody visited for a week: all stores, at once, while none of its pages is open.
    await page.goto(`${site.url}/kairos.json`)
    await page.evaluate(async () => {
      localStorage.clear()
      await Promise.all(
        (await indexedDB.databases()).map(
          ({ name }) =>
            new Promise((resolve) => {
              indexedDB.deleteDatabase(name!).onsuccess = resolve
            }),
        ),
      )
    })
    await page.goto(site.url)
    await comes(page, 'Once')
    await expect.poll(idOf, WAIT).toEqual(expect.stringMatching(/^(?!null)/))
    expect(await idOf()).not.toBe(before)
    expect(problems).toEqual([])
    await site.close()
  })

  test('a schedule in the site’s zone is the same moment for visitors of all zones', async () => {
    // The hour that is now in Warsaw, and the one after it.
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Warsaw', hour: '2-digit', hourCycle: 'h23' }).format(),
    )
    const clock = (hours: number) => `${String((hours + 24) % 24).padStart(2, '0')}:00`
    const site = await serveLiveSite({ timezone: 'Europe/Warsaw' })
    site.publish([
      fillsBar('Now', { schedule: { hours: `${clock(hour - 1)}-${clock(hour + 2)}` } }),
      fillsBar('Later', { id: 'later', priority: 9, schedule: { hours: `${clock(hour + 4)}-${clock(hour + 6)}` } }),
    ])
    visitor = await createVisitor(browser)
    for (const zone of ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland']) {
      const { page } = await visitor.open(site.url, { before: (page) => page.emulateTimezone(zone) })
      await comes(page, 'Now')
      await page.close()
    }
    await site.close()
  })
})

test.runIf(presentBrowsers.includes('firefox'))(
  'a private window is personalised, and measured where its own refusal is set aside',
  async () => {
    const browser = await launch('firefox', { prefs: { 'browser.privatebrowsing.autostart': true } })
    // Firefox refuses on behalf of the visitor there, by Global Privacy Control.
    const consent = { mode: 'not_required', gpc: 'ignore' } as const
    const site = await serveLiveSite({ consent, records: { url: '/v1/batch' } })
    site.routes['POST /v1/batch'] = { body: '{}' }
    site.publish([fillsBar('Private')])
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(site.url)
    await comes(page, 'Private')
    await expect
      .poll(
        () =>
          site.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body).batch[0].event),
        WAIT,
      )
      .toContain('exposure')
    expect(problems).toEqual([])
    await browser.close()
    await site.close()
  },
)
