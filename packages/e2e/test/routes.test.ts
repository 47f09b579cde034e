import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  came,
  comes,
  createVisitor,
  decides,
  type FaultServer,
  launch,
  presentBrowsers,
  type SmallSiteOptions,
  serveSmallSite,
  shownTexts,
  TAG_WITH_BOTS,
  type Visit,
  type VisitOptions,
  WAIT,
} from '../src/index.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})

const hero = (id: string, path: string, title: string) => ({
  id,
  pages: { include: [path] },
  variants: [{ id: 'a', actions: [{ type: 'slot' as const, slot: 'hero', title }] }],
})
const site: SmallSiteOptions = {
  config: {
    settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch', writeKey: 'key' } },
    campaigns: [
      hero('first', '/', 'Hello'),
      hero('second', '/second', 'Second'),
      decides('hash', { pages: { include: ['/'] }, trigger: { type: 'url_change' } }),
    ],
  },
  triggers: { ready: { type: 'element_appeared', selector: 'body' }, manual: { type: 'manual', name: 'film-over' } },
  pages: Object.fromEntries(
    ['/', '/other', '/second'].map((path) => [
      path,
      '<kairos-slot name="hero" style="display:block;height:80px;overflow:hidden">own</kairos-slot><a href="#place">x</a>',
    ]),
  ),
}

/** Pages entered in this visit, as remembered. */
const entered = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // What is remembered is written a second later.
    await new Promise((resolve) => setTimeout(resolve, 1300))
    return JSON.parse(localStorage.getItem('kairos:small:profile') ?? 'null')?.profile.visit.pages ?? 0
  })
const shows = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const slot = document.querySelector('kairos-slot')!
    const shown = slot.shadowRoot?.querySelector('slot')?.assignedNodes({ flatten: true }) ?? [...slot.childNodes]
    return shown.map(({ textContent }) => textContent).join('')
  })
const push = (page: Page, url: string) => page.evaluate((url) => history.pushState(null, '', url), url)

describe.each(presentBrowsers)('routes in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(() => browser.close())

  async function open(options: SmallSiteOptions = site, visit?: VisitOptions): Promise<Visit & { site: FaultServer }> {
    const server = await serveSmallSite(options)
    server.routes['POST /v1/batch'] = { body: '{"success":true}' }
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, server.close)
    const seen = await visitor.open(server.url, visit)
    await comes(seen.page, 'ready')
    return { ...seen, site: server }
  }
  const shown = (page: Page, text: string) => expect.poll(() => shows(page), WAIT).toBe(text)

  test('another path is another page: undone, decided and filled anew; back is back', async () => {
    const { page, problems } = await open()
    expect([await shows(page), await entered(page)]).toEqual(['Hello', 1])
    await push(page, '/other')
    await shown(page, 'own')
    expect(await entered(page)).toBe(2)
    await push(page, '/second?tab=1')
    await shown(page, 'Second')
    await page.evaluate(() => history.back())
    await shown(page, 'own')
    await page.evaluate(() => history.back())
    await shown(page, 'Hello')
    expect(await entered(page)).toBe(5)
    expect(problems).toEqual([])
  })

  test('a query is another page; a place in the page is not, but a changed address', async () => {
    const { page } = await open()
    await page.click('a')
    await comes(page, 'hash')
    expect(await entered(page)).toBe(1)
    await page.evaluate(() => history.replaceState(null, '', '?sort=price#place'))
    await expect.poll(() => entered(page), WAIT).toBe(2)
    await page.evaluate(() => history.replaceState({ scroll: 1 }, '', location.href))
    await page.evaluate(() => {
      location.hash = '/cart'
    })
    await expect.poll(() => entered(page), WAIT).toBe(3)
  })

  test('a storm of routes is one page, where it ends; what the page heard before it still hears', async () => {
    const { page } = await open(site, {
      before: (page) =>
        page.evaluateOnNewDocument(() => {
          const { pushState } = history
          Object.assign(window, { pushed: 0 })
          history.pushState = function (...change) {
            ;(window as unknown as { pushed: number }).pushed++
            return pushState.apply(this, change)
          }
        }),
    })
    const last = await page.evaluate(async () => {
      for (let times = 0; times < 500; times++) {
        // A browser allows 200 in ten seconds; some throw at more.
        if (times < 190) history.pushState(null, '', times % 2 ? `/second?${times}` : `/other?${times}`)
        else
          try {
            history.pushState(null, '', `/second?${times}`)
          } catch {
            // As said.
          }
        if (times % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return location.pathname
    })
    expect(last).toBe('/second')
    await shown(page, 'Second')
    expect(await page.evaluate('pushed')).toBe(500)
    expect(await entered(page)).toBe(2)
    expect(await page.evaluate('kairos.decisions().length')).toBe(5)
  })

  test('everything taken back, routes are the page’s own again', async () => {
    const { page } = await open()
    await page.evaluate('kairos.destroy()')
    await push(page, '/second')
    expect([await shows(page), await entered(page)]).toEqual(['own', 1])
    expect(await page.evaluate(() => Object.hasOwn(history, 'pushState'))).toBe(false)
  })

  // In Firefox the driver loses sight of a page that comes back.
  test.runIf(name === 'chromium')('a page that comes back is entered once more, and is no new exposure', async () => {
    const { page, site: server } = await open()
    await page.evaluate('wasHere = true')
    // A page with a request or a transaction under way is not kept; what was seen is known after one
    // second and sent after another.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    await page.goto(`${server.url}/other`)
    await page.waitForFunction('kairos.decisions?.().length')
    expect(await entered(page)).toBe(2)
    await page.evaluate(() => history.back())
    // A driver that looks into a page on its way back may take it out of the cache.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await expect.poll(() => entered(page).catch(() => 0), WAIT).toBe(3)
    // The very page of before.
    expect(await page.evaluate('wasHere')).toBe(true)
    await shown(page, 'Hello')
    await comes(page, 'ready')
    await push(page, '/second')
    await shown(page, 'Second')
    expect(await entered(page)).toBe(4)
    await page.goto('about:blank')
    const exposures = () =>
      server.requests
        .filter(({ path }) => path === '/v1/batch')
        .flatMap(({ body }) => JSON.parse(body).batch as { event: string; properties: { campaign: string } }[])
        .filter(({ event, properties }) => event === 'exposure' && properties.campaign === 'first')
    await expect.poll(() => exposures().length, WAIT).toBe(1)
  })

  test('the page sets a trigger off, and forges none', async () => {
    const { page } = await open({ ...site, triggers: { ...site.triggers, leaving: { type: 'exit_intent' } } })
    await page.evaluate("kairos.track('exit_intent', { score: 1 }); kairos.track('trigger', { name: 'film-over' })")
    await page.evaluate("kairos.trigger('another')")
    expect(await came(page)).toEqual(['first', 'ready'])
    await page.evaluate("kairos.trigger('film-over')")
    await comes(page, 'manual')
    expect(await came(page)).toEqual(['first', 'manual', 'ready'])
  })
})

describe('routes where a page has no Navigation API', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch('chromium')
  })
  afterAll(() => browser.close())

  test('are heard where the page makes them, and its own history is put back', async () => {
    const server = await serveSmallSite(site)
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, server.close)
    const { page } = await visitor.open(server.url, {
      before: (page) => page.evaluateOnNewDocument('Object.defineProperty(window, "navigation", { value: undefined })'),
    })
    await comes(page, 'ready')
    expect(await page.evaluate(() => Object.hasOwn(history, 'pushState'))).toBe(true)
    await push(page, '/second')
    await expect.poll(() => shows(page), WAIT).toBe('Second')
    await page.evaluate(() => history.back())
    await expect.poll(() => shows(page), WAIT).toBe('Hello')
    await page.evaluate('kairos.destroy()')
    expect(await page.evaluate(() => Object.hasOwn(history, 'pushState'))).toBe(false)
  })

  test('an app that renders a route with it shows nothing of the page before', async () => {
    const server = await serveSmallSite(site)
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, server.close)
    const { page, measured } = await visitor.open(server.url, { watch: ['kairos-slot'] })
    await comes(page, 'ready')
    await page.evaluate(() => {
      history.pushState(null, '', '/second')
      document.querySelector('kairos-slot')!.outerHTML = '<kairos-slot name="hero">own second</kairos-slot>'
    })
    await expect.poll(() => shows(page), WAIT).toBe('Second')
    const texts = shownTexts(await measured(), 'kairos-slot')
    expect(texts.slice(texts.indexOf('Hello'))).toEqual(['Hello', 'Second'])
  })
})

describe('a prerendered page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch('chromium')
  })
  afterAll(() => browser.close())

  test('is nothing until it is seen, then one page', async () => {
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: ['/second'], eagerness: 'immediate' }] })
    // The page tells what becomes of it: a driver sees a page that is not open yet only at times.
    const tells = `<script>setInterval(() => {
      const slot = document.querySelector('kairos-slot')
      const shown = slot.shadowRoot?.querySelector('slot').assignedNodes({ flatten: true }) ?? [...slot.childNodes]
      const { activationStart } = performance.getEntriesByType('navigation')[0]
      const stored = JSON.parse(localStorage.getItem('kairos:small:profile'))
      fetch('/tell', { method: 'POST', body: JSON.stringify({
        shows: shown.map((node) => node.textContent).join(''), activated: activationStart > 0,
        decided: kairos.decisions().length, pages: stored?.profile.visit.pages }) })
    }, 200)</script>`
    const server = await serveSmallSite({
      ...site,
      tag: TAG_WITH_BOTS,
      pages: {
        '/plain': `<a id="go" href="/second">go</a><script type="speculationrules">${rules}</script>`,
        '/second': `${site.pages['/second']}${tells}`,
      },
    })
    const told: { shows: string; activated: boolean; decided: number; pages: number }[] = []
    server.routes['POST /tell'] = ({ body }) => {
      told.push(JSON.parse(body))
      return { status: 204 }
    }
    const batches: string[] = []
    server.routes['POST /v1/batch'] = ({ body }) => {
      batches.push(body)
      return { body: '{"success":true}' }
    }
    undo.push(server.close)
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave)
    const { page } = await visitor.open(`${server.url}/plain`)
    await expect.poll(() => told.length, WAIT).toBeGreaterThan(5)
    // The page the visitor is on counts, and not the one that waits.
    expect(told.at(-1)).toEqual({ shows: 'own', activated: false, decided: 0, pages: 1 })
    expect(batches.filter((body) => body.includes('second'))).toEqual([])
    await page.click('#go')
    await expect.poll(() => told.at(-1), WAIT).toEqual({ shows: 'Second', activated: true, decided: 5, pages: 2 })
    expect(told.filter(({ activated, decided }) => !activated && decided)).toEqual([])
  })
})
