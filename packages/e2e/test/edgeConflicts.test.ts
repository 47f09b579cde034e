import type { Config } from '@kairos/schema'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Answer,
  type Browser,
  createVisitor,
  type EdgeSite,
  launch,
  serveEdgeSite,
  shownTexts,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

/** One campaign of two variants; the weights say which one somebody new gets. */
const file = (walk: number, rest: number, more: Partial<Config> = {}): Config => ({
  kairos: 1,
  site: 'edge',
  settings: { consent: { mode: 'not_required' } },
  campaigns: [
    {
      id: 'hero',
      pages: { include: ['/', '/more'] },
      variants: [
        { id: 'walk', weight: walk, actions: [{ type: 'slot', slot: 'hero', title: 'Walk' }] },
        { id: 'rest', weight: rest, actions: [{ type: 'slot', slot: 'hero', title: 'Rest' }] },
      ],
    },
  ],
  ...more,
})
const WALK = file(1, 0)
const REST = file(0, 1)
const SLOT = '[name=hero]'
/** Holds back the first paint until it has come; the parser and scripts go on. */
const HELD = '<link rel="stylesheet" href="/held.css">'

type KairosWindow = Window & { records?: { name: string; variant: string; revision: number }[] }

let browser: Browser
let site: EdgeSite
let visitor: Visitor
beforeAll(async () => {
  browser = await launch('chromium')
})
afterAll(() => browser?.close())
beforeEach(() => async () => {
  await visitor?.leave()
  await site?.close()
})

const SLOT_HTML = `<kairos-slot name="hero"><h1>Own</h1></kairos-slot><p>Below</p>`
async function serve(config: Config, { body = SLOT_HTML, head = '' } = {}) {
  site = await serveEdgeSite({
    body,
    head,
    config,
    routes: {
      '/painted': { body: 'noted' },
      // Comes once everything is decided.
      '/held.css': async () => {
        await asked('/kairos-live.mjs')
        return { delayMs: 100 }
      },
    },
  })
  visitor = await createVisitor(browser)
}

/** Waits until this page has asked for something. */
const asked = (name: string) => expect.poll(() => site.requests.some(({ path }) => path === name), WAIT).toBe(true)
/** From now on nothing is decided before the first paint. */
const decideLate = () => {
  const part = site.routes['/kairos-edge.mjs']!
  site.routes['/kairos-edge.mjs'] = async () => {
    await asked('/painted')
    return part as Answer
  }
}

/** Runs in the page before its scripts. */
function keepRecords() {
  new PerformanceObserver(async () => void (await (await fetch('/painted')).text())).observe({
    type: 'paint',
    buffered: true,
  })
  const page = window as KairosWindow
  page.records = []
  document.addEventListener('kairos:record', (event) => page.records!.push((event as CustomEvent).detail))
}

async function open(path = '/'): Promise<Visit> {
  const seen = await visitPage(path)
  await seen.page.waitForFunction('window.kairos?.decisions?.().length', WAIT)
  return seen
}
const visitPage = (path = '/') => {
  site.requests.length = 0
  return visitor.open(site.url + path, {
    watch: [SLOT],
    before: (page) => page.evaluateOnNewDocument(keepRecords),
  })
}
/** Waits until the visitor is remembered for the next page, by browser and server. */
const remembered = ({ page }: Visit) =>
  page.waitForFunction(
    'localStorage.getItem("kairos:edge:profile") && localStorage.getItem("kairos:config:" + location.origin + "/kairos.json")',
    WAIT,
  )
const texts = async (seen: Visit) => shownTexts(await seen.measured(), SLOT).filter(Boolean)
const exposures = ({ page }: Visit) =>
  page.evaluate(() =>
    (window as KairosWindow)
      .records!.filter(({ name }) => name === 'exposure')
      .map(({ variant, revision }) => `${variant} ${revision}`),
  )
const reason = (page: Page) => page.evaluate('kairos.decisions()[0]?.reason')
const isQuiet = async (seen: Visit) =>
  expect([(await seen.measured()).layoutShift ?? 0, seen.problems]).toEqual([0, []])
/** The second download has come. */
const live = ({ page }: Visit) => page.waitForFunction('customElements.get("kairos-memory")', WAIT)

test('an isolated slot is gone on with where it stands', async () => {
  await serve(WALK, { body: SLOT_HTML.replace('name', 'isolated name') })
  const first = await open()
  expect([await texts(first), await exposures(first)]).toEqual([['Walk'], ['walk 0']])
  expect(
    await first.page.$eval(SLOT, (slot) => [...slot.shadowRoot!.children].map(({ className }) => className)),
  ).toEqual(['kairos-content'])
  await isQuiet(first)
  await remembered(first)
  const second = await open('/more')
  expect([await texts(second), await exposures(second)]).toEqual([['Walk'], []])
  await second.page.evaluate('kairos.destroy()')
  await expect.poll(async () => (await texts(second)).at(-1), WAIT).toBe('Own')
  await isQuiet(second)
})

test('a slot that comes after the decision shows one content', async () => {
  await serve(WALK, { body: `${'<p>Before</p>'.repeat(3000)}${SLOT_HTML}` })
  await remembered(await open())
  const page = site.routes['/*'] as (asked: unknown) => Promise<object>
  site.routes['/*'] = async (asked) => ({ ...(await page(asked)), drip: { bytes: 4000, everyMs: 40 } })
  const seen = await open()
  await expect.poll(() => reason(seen.page), WAIT).toBe('acts')
  expect([await texts(seen), await exposures(seen)]).toEqual([['Walk'], []])
  expect(await seen.page.$$eval('.kairos-content', (contents) => contents.length)).toBe(1)
  await isQuiet(seen)
})

describe('the browser has another revision', () => {
  const revision = (revision: number, campaigns = WALK.campaigns!): Config => ({ ...WALK, revision, campaigns })
  const newer = (title: string): Config['campaigns'] => [
    { id: 'newer', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title }] }] },
  ]

  test('an older one: it waits for the newer, and nothing is decided with the old', async () => {
    await serve(revision(1))
    await remembered(await open())
    site.publish(revision(2, newer('New')))
    const seen = await open()
    expect([await texts(seen), await exposures(seen)]).toEqual([['New'], ['a 2']])
    await isQuiet(seen)
  })

  test('a newer one: its own answer shows before the first paint', async () => {
    await serve(revision(2, newer('New')), { head: HELD })
    await remembered(await open())
    site.publish(revision(1), revision(2, newer('New')))
    const seen = await open()
    expect([await texts(seen), await exposures(seen)]).toEqual([['New'], []])
    await isQuiet(seen)
  })

  test('a newer one without the campaign, after the first paint: what was read stays for this page', async () => {
    await serve(revision(2, []))
    const first = await visitPage()
    await remembered(first)
    await first.close()
    site.publish(revision(1), revision(2, []))
    decideLate()
    const seen = await visitPage()
    await live(seen)
    expect(await texts(seen)).toEqual(['Walk'])
    await isQuiet(seen)
  })
})

describe('the browser knew the visitor by another id', () => {
  /** The browser remembers `rest`; the server meets somebody new, and draws `walk`. */
  const forget = async (head = '') => {
    await serve(REST, { head })
    const first = await open()
    await remembered(first)
    // A page that is still open would tell the server again who this is.
    await first.close()
    await visitor.context.deleteCookie(...(await visitor.context.cookies()))
    site.publish(WALK)
  }

  test('before the first paint its own variant shows, and the server is told', async () => {
    await forget(HELD)
    const seen = await open()
    expect([await texts(seen), await exposures(seen)]).toEqual([['Rest'], []])
    await isQuiet(seen)
    const next = await open('/more')
    expect([await texts(next), await exposures(next)]).toEqual([['Rest'], []])
    expect(await (await next.page.goto(site.url))!.text()).toContain('data-kairos-edge="hero/rest"')
  })

  test('after it the server’s stays for this page, and the next one is right', async () => {
    await forget()
    decideLate()
    const seen = await open()
    await expect.poll(() => reason(seen.page), WAIT).toBe('late')
    expect([await texts(seen), await exposures(seen)]).toEqual([['Walk'], []])
    await isQuiet(seen)
    const next = await open('/more')
    expect([await texts(next), await exposures(next)]).toEqual([['Rest'], []])
  })
})

describe('the visitor has refused to be remembered', () => {
  test.each([
    ['before', HELD],
    ['after', ''],
  ])('what the server drew from an old cookie is taken back, %s the first paint', async (_, head) => {
    await serve(WALK, { head })
    const first = await open()
    await remembered(first)
    const cookies = await first.page.cookies()
    await first.page.evaluate('kairos.consent({ personalization: false, analytics: false })')
    await expect.poll(() => texts(first).then((all) => all.at(-1)), WAIT).toBe('Own')
    await expect.poll(() => first.page.evaluate(() => document.cookie), WAIT).toBe('kairos_edge=/r')
    await first.page.setCookie(...cookies)
    if (!head) decideLate()
    const seen = await open()
    await expect.poll(async () => (await texts(seen)).at(-1), WAIT).toBe('Own')
    expect([await texts(seen), await exposures(seen)]).toEqual([head ? ['Own'] : ['Walk', 'Own'], []])
    await isQuiet(seen)
    await expect.poll(() => seen.page.evaluate(() => document.cookie), WAIT).toBe('kairos_edge=/r')
  })
})

test('a route of an app takes back what the server sent for the first, and shows its own', async () => {
  await serve(WALK)
  const seen = await open()
  expect(await texts(seen)).toEqual(['Walk'])
  await live(seen)
  await seen.page.evaluate(() => history.pushState(null, '', '/other'))
  await expect.poll(async () => (await texts(seen)).at(-1), WAIT).toBe('Own')
  await seen.page.evaluate(() => history.pushState(null, '', '/more'))
  await expect.poll(async () => (await texts(seen)).at(-1), WAIT).toBe('Walk')
  expect([await exposures(seen), await seen.page.$$eval('[data-kairos-edge]', (hosts) => hosts.length)]).toEqual([
    ['walk 0'],
    0,
  ])
  await isQuiet(seen)
})
